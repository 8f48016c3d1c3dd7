import { ClipboardPaste, FileText, List, Mail, Reply } from 'lucide-react';
import { useState } from 'react';
import { askHost } from '../../connection/api.ts';
import { useCell } from '../../connection/cell.ts';
import { asAppError } from '../../connection/failure.ts';
import { Menu } from '../../controls/Menu.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { answerFile } from './answering.ts';
import { listAnswered } from './listing.ts';
import { head } from './page.ts';
import { PasteMail } from './PasteMail.tsx';
import { PickMail } from './PickMail.tsx';

const choices = [
  { id: 'pick', words: 'From my mail', icon: Mail },
  { id: 'paste', words: 'Paste one', icon: ClipboardPaste },
  { id: 'file', words: 'Open an .eml file', icon: FileText },
];
const toPoints = { id: 'points', words: 'Its points into the list', icon: List };

/** Three ways to the mail that is answered. */
export function AnswerMenu() {
  const { replyTo } = useCell(head);
  const [shown, setShown] = useState<'pick' | 'paste' | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const close = (): void => {
    setShown(null);
  };

  async function openFile(): Promise<void> {
    try {
      const file = await askHost('host.pickMail', {});
      if (file) {
        answerFile(file);
      }
      setFailure(null);
    } catch (error) {
      setFailure(asAppError(error).message);
    }
  }

  return (
    <>
      <Menu
        label={replyTo ? 'Answer another mail' : 'Answer a mail'}
        icon={Reply}
        choices={replyTo ? [...choices, toPoints] : choices}
        onChoose={(id) => {
          if (id === 'file') {
            void openFile();
          } else if (id === 'points') {
            void listAnswered();
          } else {
            setShown(id === 'pick' ? 'pick' : 'paste');
          }
        }}
      />
      {failure !== null && <Notice kind="bad" title={failure} />}
      <PasteMail isOpen={shown === 'paste'} onClose={close} />
      <PickMail isOpen={shown === 'pick'} onClose={close} />
    </>
  );
}
