import type { Pair } from '../../../../electron/contract/pairs.ts';
import { Moment } from '../../../controls/Moment.tsx';
import { namesOf } from '../../../words/person.ts';
import { faultWords } from './faultWords.ts';

/** One pair in the list: whom the mail went to or in which document it stands, the request, and whether it is learned from. */
export function PairRow({ pair: { answer, request, dropped, edited } }: { pair: Pair }) {
  return (
    <div className={dropped === null ? 'mail-row' : 'mail-row pair-dropped'}>
      <div className="mail-row-top">
        <span className="mail-row-who">{whereTo(answer)}</span>
        {dropped !== null && <span className="pair-fault">{faultWords[dropped].short}</span>}
        {edited && dropped === null && <span className="pair-edited">Edited</span>}
        <span className="soft small">
          <Moment at={answer.date} />
        </span>
      </div>
      <div className="pair-request">{request || 'No request was good enough.'}</div>
    </div>
  );
}

function whereTo(answer: Pair['answer']): string {
  return answer.kind === 'mail' ? namesOf(answer.to) || answer.subject || 'No subject' : answer.title;
}
