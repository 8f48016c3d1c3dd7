import { UserRound } from 'lucide-react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { IconButton } from '../../controls/Button.tsx';
import { formatCount } from '../../words/count.ts';
import { addressIn, nameOf, writePerson } from '../../words/person.ts';
import { showPerson } from '../people/peopleShown.ts';
import { head } from './page.ts';

/** Whom the mail is for: anything may be typed; people from the mail are suggested. */
export function RecipientBox() {
  const { to } = useCell(head);
  const people = useCall('people.find', { text: to.slice(0, 200), limit: 8 });
  // Somebody who is chosen already needs no suggestion.
  const suggestions = (people.value ?? []).filter((person) => writePerson(person) !== to);
  const address = addressIn(to);
  const set = (next: string): void => {
    head.change((before) => ({ ...before, to: next }));
  };
  return (
    <ComboBox
      className="page-field"
      allowsCustomValue
      menuTrigger="input"
      items={suggestions}
      inputValue={to}
      onInputChange={set}
      value={null}
      onChange={(key) => {
        const person = people.value?.find(({ address }) => address === key);
        if (person) {
          set(writePerson(person));
        }
      }}
    >
      <Label className="page-label">To</Label>
      <Input className="page-input" />
      {address !== '' && (
        <IconButton
          slot={null}
          icon={UserRound}
          label="Who this is"
          onPress={() => {
            showPerson(address);
          }}
        />
      )}
      <Popover className="popover people" placement="bottom start">
        <ListBox className="menu">
          {(person: { name: string; address: string; mails: number }) => (
            <ListBoxItem id={person.address} textValue={writePerson(person)} className="menu-item person-item">
              <span>{nameOf(person)}</span>
              <span className="soft person-address">{person.name.trim() && person.address}</span>
              <span className="soft small number">{formatCount(person.mails, 'mail')}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
