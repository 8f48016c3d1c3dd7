import { FileText } from 'lucide-react';
import type { DocumentHit } from '../../../../electron/contract/documents.ts';
import { Moment } from '../../../controls/Moment.tsx';
import { Highlighted } from '../Highlighted.tsx';
import { formatWords, pathOf } from './documentWords.ts';

/** One document in a list: its title, when it was changed, where in it the words stand. */
export function DocumentRow({ hit }: { hit: DocumentHit }) {
  return (
    <div className="mail-row">
      <div className="mail-row-top">
        <FileText className="icon icon-small soft" aria-label="Document" />
        <span className="mail-row-who">{hit.title}</span>
        <span className="soft small">
          <Moment at={hit.date} />
        </span>
      </div>
      <div className="mail-row-subject">{pathOf(hit) || formatWords[hit.format]}</div>
      <div className="mail-row-snippet soft">
        <Highlighted text={hit.snippet} ranges={hit.highlights} />
      </div>
    </div>
  );
}
