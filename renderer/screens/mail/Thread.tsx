import type { Mail } from '../../../electron/contract/entities.ts';
import { useCall } from '../../connection/useCall.ts';
import { openMail } from '../../shell/place.ts';
import { mailsIn } from './hits.ts';
import { MailRow } from './MailRow.tsx';

/** The other mails of the same conversation, oldest first. */
export function Thread({ mail }: { mail: Mail }) {
  const found = useCall('memory.search', { threadId: mail.threadId, limit: 100 });
  const others = mailsIn(found.value?.hits ?? []).filter(({ id }) => id !== mail.id);
  if (others.length === 0) {
    return null;
  }
  return (
    <section className="thread">
      <h3 className="heading">In the same conversation</h3>
      <ul>
        {others
          .toSorted((a, b) => (a.date ?? 0) - (b.date ?? 0))
          .map((other) => (
            <li key={other.id}>
              <button
                type="button"
                className="thread-open"
                onClick={() => {
                  openMail.set(other.id);
                }}
              >
                <MailRow mail={other} />
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
