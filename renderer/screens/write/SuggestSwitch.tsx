import { MessageSquareText, MessageSquareOff } from 'lucide-react';
import { useCell } from '../../connection/cell.ts';
import { IconButton } from '../../controls/Button.tsx';
import { completionChoices, isSilent, switchSuggestions } from './completing.ts';
import { head } from './page.ts';

/** Suggestions on this page: off for its recipient alone where there is one, else for all mail. */
export function SuggestSwitch() {
  const choices = useCell(completionChoices);
  const { to } = useCell(head);
  if (choices === null) {
    return null;
  }
  const isOff = isSilent(choices);
  const where = to.trim() === '' || !choices.on ? '' : ' in mail to this person';
  return (
    <IconButton
      icon={isOff ? MessageSquareOff : MessageSquareText}
      label={`${isOff ? 'Suggest words' : 'Suggest no words'}${where}`}
      onPress={() => void switchSuggestions()}
    />
  );
}
