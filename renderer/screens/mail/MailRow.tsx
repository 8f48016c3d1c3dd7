import { ArrowUpRight } from 'lucide-react';
import type { MailSummary } from '../../../electron/contract/entities.ts';
import { Moment } from '../../controls/Moment.tsx';
import { nameOf, namesOf } from '../../words/person.ts';
import { Highlighted } from './Highlighted.tsx';

interface Props {
  mail: MailSummary;
  highlights?: readonly (readonly [number, number])[];
}

/** One mail in a list: whose, when, what about. */
export function MailRow({ mail, highlights = [] }: Props) {
  const sent = mail.direction === 'sent';
  const who = sent ? namesOf(mail.to) || 'You' : mail.from ? nameOf(mail.from) : 'Unknown';
  return (
    <div className="mail-row">
      <div className="mail-row-top">
        {sent && (
          <ArrowUpRight className="icon icon-small soft" aria-label={mail.to.length > 0 ? 'Sent to' : 'Sent by'} />
        )}
        <span className="mail-row-who">{who}</span>
        <span className="soft small">
          <Moment at={mail.date} />
        </span>
      </div>
      <div className="mail-row-subject">{mail.subject || 'No subject'}</div>
      <div className="mail-row-snippet soft">
        <Highlighted text={mail.snippet} ranges={highlights} />
      </div>
    </div>
  );
}
