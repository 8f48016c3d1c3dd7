import { Paperclip, Reply } from 'lucide-react';
import { Fragment } from 'react';
import type { Address, Mail } from '../../../electron/contract/entities.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { goTo, openMail } from '../../shell/place.ts';
import { nameOf } from '../../words/person.ts';
import { formatSize } from '../../words/size.ts';
import { showPerson } from '../people/peopleShown.ts';
import { answerOnNewPage } from '../write/answering.ts';
import { Opened } from './Opened.tsx';
import { MailParts } from './MailParts.tsx';
import { OwnMailText } from './OwnMailText.tsx';
import { Thread } from './Thread.tsx';

/** One mail, read. */
export function MailView({ id }: { id: number }) {
  const mail = useCall('mail.read', { id });
  return (
    <Opened
      what="mail"
      opened={mail}
      back="All mail"
      onBack={() => {
        openMail.set(null);
      }}
    >
      {(value) => <Content mail={value} />}
    </Opened>
  );
}

function Content({ mail }: { mail: Mail }) {
  return (
    <>
      <header className="mail-head">
        <h2 className="title mail-subject">{mail.subject || 'No subject'}</h2>
        <dl className="mail-facts">
          <Fact name="From" people={mail.from ? [mail.from] : []} />
          <Fact name="To" people={mail.to} />
          <Fact name="Copy to" people={mail.cc} />
          <div>
            <dt>Date</dt>
            <dd>
              <Moment at={mail.date} />
            </dd>
          </div>
        </dl>
        <div className="actions">
          <Button
            kind="main"
            icon={Reply}
            onPress={() => {
              void answerOnNewPage(mail.id);
              goTo('write');
            }}
          >
            Answer this
          </Button>
          {mail.automatic && <span className="soft">Written by a program: not used as an example.</span>}
        </div>
      </header>
      {mail.direction === 'sent' ? <OwnMailText mail={mail} /> : <MailParts parts={mail.parts} />}
      {mail.attachments.length > 0 && (
        <ul className="attachments soft">
          {mail.attachments.map(({ name, bytes }, index) => (
            <li key={index}>
              <Paperclip aria-label="Attachment" className="icon icon-small" /> {name || 'unnamed'}, {formatSize(bytes)}
              , not kept
            </li>
          ))}
        </ul>
      )}
      <Thread mail={mail} />
    </>
  );
}

function Fact({ name, people }: { name: string; people: readonly Address[] }) {
  if (people.length === 0) {
    return null;
  }
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {people.map((person, index) => (
          <Fragment key={person.address}>
            {index > 0 && ', '}
            <button
              type="button"
              className="name-button"
              title={person.address}
              onClick={() => {
                showPerson(person.address);
              }}
            >
              {nameOf(person)}
            </button>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
