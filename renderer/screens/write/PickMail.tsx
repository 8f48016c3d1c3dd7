import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useCall } from '../../connection/useCall.ts';
import { Empty } from '../../controls/Empty.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { SearchBox } from '../../controls/SearchBox.tsx';
import { Window } from '../../controls/Window.tsx';
import { mailsIn } from '../mail/hits.ts';
import { MailRow } from '../mail/MailRow.tsx';
import { answerStored } from './answering.ts';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** The mail that is answered, picked from the store: the newest received ones, or what a search finds. */
export function PickMail({ isOpen, onClose }: Props) {
  const [text, setText] = useState('');
  const found = useCall('memory.search', isOpen ? { text, direction: 'received', limit: 50 } : null);
  const hits = mailsIn(found.value?.hits ?? []);
  return (
    <Window title="The mail you answer" isOpen={isOpen} onClose={onClose}>
      <SearchBox label="Search received mail" value={text} onChange={setText} isFocused />
      {found.error && <ErrorNotice title="The search did not work." error={found.error} />}
      <ListBox
        aria-label="Received mail"
        className="pick-list"
        items={hits}
        selectionMode="none"
        onAction={(key) => {
          void answerStored(Number(key));
          onClose();
        }}
        renderEmptyState={() =>
          found.value ? (
            <Empty title={text === '' ? 'No received mail yet.' : 'Nothing was found.'}>
              {text === '' ? 'Add a mailbox in Settings, or paste the mail instead.' : 'Try fewer or other words.'}
            </Empty>
          ) : null
        }
      >
        {(hit) => (
          <ListBoxItem id={hit.id} textValue={hit.subject} className="mail-item">
            <MailRow mail={hit} highlights={hit.highlights} />
          </ListBoxItem>
        )}
      </ListBox>
    </Window>
  );
}
