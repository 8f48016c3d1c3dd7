import { X } from 'lucide-react';
import type { DraftDocument } from '../../../electron/contract/documents.ts';
import type { DraftSource } from '../../../electron/contract/drafting.ts';
import { useCell } from '../../connection/cell.ts';
import { Button, IconButton } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { showDocument, showMail } from '../../shell/place.ts';
import { formatCount } from '../../words/count.ts';
import { namesOf } from '../../words/person.ts';
import { formatWords, pathOf } from '../mail/document/documentWords.ts';
import { giveBackSources, redraftWithout, redraftWithoutDocument } from './leavingOut.ts';
import { drafting } from './standing.ts';

/** The person's own mails that the draft is modelled on, and the documents that its facts may come from. */
export function Sources() {
  const { state, sources, documents, taken, takenDocuments, result } = useCell(drafting);
  if (state === 'failed' || (state === 'running' && sources.length === 0)) {
    return null;
  }
  return (
    <>
      <Examples sources={sources} isGeneric={result?.arm === 'base'} />
      {documents.length > 0 && <Facts documents={documents} />}
      {taken.length + takenDocuments.length > 0 && (
        <div className="taken soft small">
          <span>{leftOutWords(taken.length, takenDocuments.length)} left out.</span>
          <Button kind="quiet" onPress={giveBackSources}>
            Use all again
          </Button>
        </div>
      )}
    </>
  );
}

function leftOutWords(mails: number, documents: number): string {
  return [
    ...(mails > 0 ? [formatCount(mails, 'mail')] : []),
    ...(documents > 0 ? [formatCount(documents, 'document')] : []),
  ].join(' and ');
}

function Examples({ sources, isGeneric }: { sources: readonly DraftSource[]; isGeneric: boolean }) {
  return (
    <section>
      <h2 className="heading">Modelled on</h2>
      {sources.length === 0 ? (
        <p className="soft">
          {isGeneric
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
    </section>
  );
}

/** The passages of documents that facts may come from. */
function Facts({ documents }: { documents: readonly DraftDocument[] }) {
  return (
    <section>
      <h2 className="heading">Facts from</h2>
      <ul className="sources">
        {documents.map((document) => (
          <li key={`${document.id} ${document.passage.start}`} className="source">
            <button
              type="button"
              className="source-open"
              onClick={() => {
                showDocument(document.id, document.passage);
              }}
            >
              <span className="source-subject">{document.title}</span>
              <span className="soft small source-place">{pathOf(document) || formatWords[document.format]}</span>
            </button>
            <IconButton
              icon={X}
              label="Leave this document out and draft again"
              onPress={() => {
                redraftWithoutDocument(document.id);
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
