import { RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Source, SourceFormat } from '../../../electron/contract/entities.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { Button } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Segments } from '../../controls/Segments.tsx';
import { Tick } from '../../controls/Tick.tsx';
import { formatCount } from '../../words/count.ts';
import { contentWords } from '../mailbox/contentWords.ts';

const formats: Record<SourceFormat, string> = {
  ...{ mbox: 'mbox file', maildir: 'Maildir', eml: '.eml files', folder: 'folder', jsonl: 'JSON lines', mh: 'MH' },
  ...{ emlx: 'Apple Mail', msg: 'Outlook message', pst: 'Outlook data file', olm: 'Outlook for Mac', geary: 'Geary' },
  ...{ zip: 'zip archive', tar: 'tar archive', gzip: 'packed mbox', document: 'document', imap: 'mail server' },
};

/** A mailbox that was taken in: how much, since when, and whether new mail follows by itself. */
export function SourceRow({ source, onRemove }: { source: Source; onRemove: () => void }) {
  const [error, setError] = useState<AppError | null>(null);
  const [looking, setLooking] = useState(false);
  const isDocument = source.format === 'document';

  async function ask(act: () => Promise<unknown>): Promise<void> {
    setError(null);
    try {
      await act();
    } catch (failure) {
      setError(asAppError(failure));
    }
    refresh('corpus.sources', 'memory.search', 'store.report');
  }

  async function look(): Promise<void> {
    setLooking(true);
    await ask(() => askEngine('mailboxes.look', { sourceId: source.id }));
    setLooking(false);
  }

  return (
    <li className="source-row">
      <div className="row">
        <div className="row-words">
          <span className="strong">{source.name}</span>
          <span className="soft number">
            {contentWords(source.mails, source.documents, isDocument)}
            {!isDocument && `, ${formats[source.format]}`}, taken in <Moment at={source.importedAt} />
            {!source.complete && ', not complete: take it in again to go on'}
          </span>
        </div>
        <Button kind="quiet" icon={Trash2} onPress={onRemove}>
          Remove
        </Button>
      </div>
      {source.authorship !== null && (source.documents > 0 || isDocument) && (
        <Segments
          label={`Whose words the documents of ${source.name} are`}
          value={source.authorship}
          choices={[
            { id: 'own', words: 'I wrote this' },
            { id: 'reference', words: 'Only for reference' },
          ]}
          onChoose={(authorship) =>
            void ask(() => askEngine('documents.attribute', { sourceId: source.id, authorship }))
          }
        />
      )}
      {source.lookedAt !== null && (
        <div className="source-watch">
          <Tick
            isSelected={source.watched}
            onChange={(watched) => void ask(() => askEngine('mailboxes.watch', { sourceId: source.id, watched }))}
          >
            {source.mails > 0 || (source.documents === 0 && !isDocument)
              ? 'Take in new mail by itself'
              : 'Take in what changes by itself'}
          </Tick>
          <span className="soft number source-news">
            <News source={source} />
          </span>
          <Button kind="quiet" icon={RefreshCw} isPending={looking} onPress={() => void look()}>
            Look now
          </Button>
        </div>
      )}
      {error && <ErrorNotice title="That did not work." error={error} />}
      {!error && source.obstacle !== null && <p className="warn-words">{source.obstacle}</p>}
    </li>
  );
}

function News({ source: { news, newsAt, lookedAt } }: { source: Source }) {
  if (news !== null && newsAt !== null) {
    return (
      <>
        {formatCount(news, 'new mail')} <Moment at={newsAt} />
      </>
    );
  }
  return (
    <>
      Looked at <Moment at={lookedAt} />
    </>
  );
}
