import { MailOpen } from 'lucide-react';
import { useRef } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { Empty } from '../../controls/Empty.tsx';
import { useLostFocus } from '../../controls/useLostFocus.ts';
import { goTo, openDocument, openMail } from '../../shell/place.ts';
import { DocumentView } from './document/DocumentView.tsx';
import { MailList } from './MailList.tsx';
import { MailView } from './MailView.tsx';
import './mail.css';

/** Search first; beside it the mail that is open. */
export function MailScreen() {
  const sources = useCall('corpus.sources', {});
  const mail = useCell(openMail);
  const document = useCell(openDocument);
  const isOpen = mail !== null || document !== null;
  const reading = useRef<HTMLElement>(null);
  useLostFocus(reading, isOpen);
  if (sources.value?.length === 0) {
    return (
      <main className="mail-none">
        <Empty
          icon={MailOpen}
          title="No mail here yet."
          action={
            <Button
              kind="main"
              onPress={() => {
                goTo('settings');
              }}
            >
              Add a mailbox
            </Button>
          }
        >
          Once a mailbox is in, everything in it can be searched here, by words and by meaning.
        </Empty>
      </main>
    );
  }
  return (
    <main className={isOpen ? 'mail mail-open' : 'mail'}>
      <h1 className="hidden">Mail</h1>
      <MailList />
      <section ref={reading} tabIndex={-1} className="mail-reading focus-place" aria-label="What is open">
        {!isOpen && (
          <Empty icon={MailOpen} title="No mail is open.">
            Choose one from the list. Own words stand in full ink, everything else in soft ink.
          </Empty>
        )}
        {mail !== null && <MailView key={mail} id={mail} />}
        {document !== null && <DocumentView key={document.id} {...document} />}
      </section>
    </main>
  );
}
