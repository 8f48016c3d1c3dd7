import { X } from 'lucide-react';
import { useCell } from '../../connection/cell.ts';
import { Button, IconButton } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { showMail } from '../../shell/place.ts';
import { formatCount } from '../../words/count.ts';
import { namesOf } from '../../words/person.ts';
import { drafting, giveBackSources, redraftWithout } from './drafting.ts';

/** The person's own mails that the draft is modelled on. */
export function Sources() {
  const { state, sources, taken, result } = useCell(drafting);
  if (state === 'failed' || (state === 'running' && sources.length === 0)) {
    return null;
  }
  return (
    <section>
      <h2 className="heading">Modelled on</h2>
      {sources.length === 0 ? (
        <p className="soft">
          {result?.arm === 'base'
            ? 'Nothing of yours: this draft is generic.'
            : 'No mail of yours is like this one. The draft follows the request alone.'}
        </p>
      ) : (
        <ul className="sources">
          {sources.map((source) => (
            <li key={source.id} className="source">
              <button
                type="button"
                className="source-open"
                onClick={() => {
                  showMail(source.id);
                }}
              >
                <span className="source-subject">{source.subject || 'No subject'}</span>
                <span className="soft small">
                  {source.to.length > 0 && `To ${namesOf(source.to)}, `}
                  <Moment at={source.date} />
                </span>
              </button>
              <IconButton
                icon={X}
                label="Leave this out and draft again"
                onPress={() => {
                  redraftWithout(source.id);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {taken.length > 0 && (
        <div className="taken soft small">
          <span>{formatCount(taken.length, 'mail')} left out.</span>
          <Button kind="quiet" onPress={giveBackSources}>
            Use all again
          </Button>
        </div>
      )}
    </section>
  );
}
