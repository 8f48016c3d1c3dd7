import type { Judgement } from '../../../../electron/contract/voice.ts';
import { armOrder, armWordsOf } from '../arms.ts';
import { measuresOf } from './measures.ts';

/** What each way to draft and each measure means. */
export function Legend({ judgement }: { judgement: Judgement }) {
  const { styleAccuracy, arms } = judgement;
  const words = armWordsOf(judgement);
  const shown = armOrder.filter((arm) => arms.some((score) => score.arm === arm));
  return (
    <div className="legend">
      <dl className="facts">
        {shown.map((arm) => (
          <div key={arm}>
            <dt>{words[arm].name}</dt>
            <dd>{words[arm].what}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts">
        {measuresOf(judgement).map(({ key, name, what }) => (
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
