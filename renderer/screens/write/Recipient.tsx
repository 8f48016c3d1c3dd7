import { useCell } from '../../connection/cell.ts';
import { useCall } from '../../connection/useCall.ts';
import { useSettled } from '../../connection/useSettled.ts';
import { Moment } from '../../controls/Moment.tsx';
import { showMail } from '../../shell/place.ts';
import { formatCount } from '../../words/count.ts';
import { nameOf } from '../../words/person.ts';
import { showPerson } from '../people/peopleShown.ts';
import { mailsIn } from '../mail/hits.ts';
import { head, recipient } from './page.ts';

/** What is known of whom the mail is for. */
export function Recipient() {
  useCell(head);
  const address = useSettled(recipient(), 300);
  const people = useCall('people.find', address === undefined ? null : { text: address, limit: 5 });
  const last = useCall('memory.search', address === undefined ? null : { person: address, limit: 3 });
  const person = people.value?.find((each) => each.address.toLowerCase() === address?.toLowerCase());
  if (address === undefined || people.waiting) {
    return null;
  }
  return (
    <section>
      <h2 className="heading">
        {person ? (
          <button
            type="button"
            className="name-button"
            onClick={() => {
              showPerson(person.address);
            }}
          >
            {nameOf(person)}
          </button>
        ) : (
          address
        )}
      </h2>
      {person ? (
        <p className="soft">
          {formatCount(person.mails, 'mail')} between you, the last <Moment at={person.lastDate} />
        </p>
      ) : (
        <p className="soft">You have not written to this address before.</p>
      )}
      {person && last.value && (
        <ul className="sources">
          {mailsIn(last.value.hits).map((hit) => (
            <li key={hit.id} className="source">
              <button
                type="button"
                className="source-open"
                onClick={() => {
                  showMail(hit.id);
                }}
              >
                <span className="source-subject">{hit.subject || 'No subject'}</span>
                <span className="soft small">
                  {hit.direction === 'sent' ? 'From you' : 'To you'}, <Moment at={hit.date} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
