import type { Judgement } from '../../../../electron/contract/voice.ts';
import { armOrder, armWords } from '../arms.ts';
import { measures } from './measures.ts';

/** What each way to draft and each measure means. */
export function Legend({ judgement: { styleAccuracy } }: { judgement: Judgement }) {
  return (
    <div className="legend">
      <dl className="facts">
        {armOrder.map((arm) => (
          <div key={arm}>
            <dt>{armWords[arm].name}</dt>
            <dd>{armWords[arm].what}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts">
        {measures.map(({ key, name, what }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>
              {what}
              {key === 'style' &&
                styleAccuracy !== null &&
                ` It is right about ${Math.round(styleAccuracy * 100)} of 100 mails it had not seen.`}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
