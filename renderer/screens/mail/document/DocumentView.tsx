import { useEffect, useRef } from 'react';
import type { Document, Stretch } from '../../../../electron/contract/documents.ts';
import { useCall } from '../../../connection/useCall.ts';
import { Moment } from '../../../controls/Moment.tsx';
import { openDocument } from '../../../shell/place.ts';
import { formatCount } from '../../../words/count.ts';
import { Opened } from '../Opened.tsx';
import { Blocks } from './Blocks.tsx';
import { authorshipWords, formatWords } from './documentWords.ts';
import './document.css';

/** One document, read, with the passage marked for which it was found. */
export function DocumentView({ id, passage }: { id: number; passage: Stretch | null }) {
  const document = useCall('document.read', { id });
  return (
    <Opened
      what="document"
      opened={document}
      back="All mail and documents"
      onBack={() => {
        openDocument.set(null);
      }}
    >
      {(value) => <Content document={value} passage={passage} />}
    </Opened>
  );
}

function Content({ document, passage }: { document: Document; passage: Stretch | null }) {
  const text = useRef<HTMLDivElement>(null);
  const place = passage?.start ?? null;
  useEffect(() => {
    if (place !== null) {
      text.current?.querySelector('[data-found]')?.scrollIntoView({ block: 'center' });
    }
  }, [place]);
  const [first] = document.files;
  return (
    <>
      <header className="mail-head">
        <h2 className="title mail-subject">{document.title}</h2>
        <dl className="mail-facts">
          <div>
            <dt>Kind</dt>
            <dd>
              {formatWords[document.format]}, {formatCount(document.words, 'word')}
            </dd>
          </div>
          <div>
            <dt>Changed</dt>
            <dd>
              <Moment at={document.date} />
            </dd>
          </div>
          {first && (
            <div>
              <dt>From</dt>
              <dd>
                {first.source === first.name ? first.name : `${first.source} › ${first.name}`}
                {document.files.length > 1 && ` and ${formatCount(document.files.length - 1, 'more place')}`}
              </dd>
            </div>
          )}
          <div>
            <dt>Words</dt>
            <dd>{authorshipWords[document.authorship]}</dd>
          </div>
        </dl>
      </header>
      <div ref={text} className="document-text">
        <Blocks blocks={document.blocks} passage={passage} title={document.title} />
      </div>
    </>
  );
}
