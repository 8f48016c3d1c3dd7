import { Reply, X } from 'lucide-react';
import { useMemo } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { IconButton } from '../../controls/Button.tsx';
import { Fold } from '../../controls/Fold.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { nameOf } from '../../words/person.ts';
import { MailParts } from '../mail/MailParts.tsx';
import { readHead } from './answerHead.ts';
import { answerNothing } from './answering.ts';
import { head } from './page.ts';

/** The mail that is answered, folded above the request. */
export function Answered() {
  const { replyTo } = useCell(head);
  if (replyTo === null) {
    return null;
  }
  return (
    <section className="answered" aria-label="The mail you answer">
      {replyTo.kind === 'stored' && <Stored id={replyTo.id} />}
      {replyTo.kind === 'pasted' && <Pasted text={replyTo.text} />}
      {replyTo.kind === 'file' && <File name={replyTo.name} base64={replyTo.base64} />}
      <IconButton icon={X} label="Do not answer this mail" onPress={answerNothing} />
    </section>
  );
}

function Stored({ id }: { id: number }) {
  const mail = useCall('mail.read', { id });
  if (mail.error) {
    return <span className="soft answered-missing">The mail you answer is not here any more.</span>;
  }
  if (!mail.value) {
    return <span className="soft answered-missing">Opening the mail</span>;
  }
  const { from, subject, date, parts } = mail.value;
  return (
    <Fold
      title={
        <>
          <Reply aria-hidden className="icon icon-small" />
          <span className="answered-subject">{subject || 'No subject'}</span>
          <span className="soft">
            {from && nameOf(from)}, <Moment at={date} />
          </span>
        </>
      }
    >
      <MailParts parts={parts} />
    </Fold>
  );
}

function Pasted({ text }: { text: string }) {
  const { from, subject } = readHead(text);
  return (
    <Fold
      title={
        <>
          <Reply aria-hidden className="icon icon-small" />
          <span className="answered-subject">{subject || 'A pasted mail'}</span>
          <span className="soft">{from || text.trim().slice(0, 60)}</span>
        </>
      }
    >
      <pre className="answered-raw">{text.slice(0, 20_000)}</pre>
    </Fold>
  );
}

/** A mail from a file: what is in it is read by the engine. */
function File({ name, base64 }: { name: string; base64: string }) {
  const { from, subject } = useMemo(() => readHead(atob(base64)), [base64]);
  return (
    <span className="answered-line">
      <Reply aria-hidden className="icon icon-small" />
      <span className="answered-subject">{subject || name}</span>
      <span className="soft">{from || name}</span>
    </span>
  );
}
