import type { Arm } from '../../../../electron/contract/drafting.ts';
import type { Judgement } from '../../../../electron/contract/voice.ts';
import { armOrder, armWordsOf } from '../arms.ts';
import { bestArms, formatRange, type Measure, measuresOf, ownOf, show, type Shown } from './measures.ts';

/** Every measure of every way to draft: the value, and below it the range in which the true one very likely lies. */
export function MeasureTable({ judgement }: { judgement: Judgement }) {
  const arms = armOrder.filter((arm) => judgement.arms.some((score) => score.arm === arm));
  const words = armWordsOf(judgement);
  const hasOwn = Object.values(judgement.own).some((measured) => measured !== null);
  return (
    <div className="measure-table">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">Measure</span>
            </th>
            {arms.map((arm) => (
              <th key={arm} scope="col" title={words[arm].what}>
                {words[arm].name}
              </th>
            ))}
            {hasOwn && <th scope="col">Your real mails</th>}
          </tr>
        </thead>
        <tbody>
          {measuresOf(judgement).map((measure) => (
            <Row key={measure.key} measure={measure} judgement={judgement} arms={arms} hasOwn={hasOwn} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  measure: Measure;
  judgement: Judgement;
  arms: readonly Arm[];
  hasOwn: boolean;
}

function Row({ measure, judgement, arms, hasOwn }: RowProps) {
  const best = bestArms(measure, judgement);
  return (
    <tr>
      <th scope="row" title={measure.what}>
        {measure.name}
      </th>
      {arms.map((arm) => {
        const score = judgement.arms.find((each) => each.arm === arm);
        return (
          <Cell
            key={arm}
            measure={measure}
            shown={score ? show(measure, score[measure.key]) : null}
            isBest={best.includes(arm)}
          />
        );
      })}
      {hasOwn && <Cell measure={measure} shown={ownOf(measure, judgement)} isBest={false} />}
    </tr>
  );
}

function Cell({ measure, shown, isBest }: { measure: Measure; shown: Shown | null; isBest: boolean }) {
  if (shown === null) {
    return (
      <td className="soft" aria-label="not measured">
        –
      </td>
    );
  }
  return (
    <td className={isBest ? 'number measure-best' : 'number'}>
      {measure.format(shown.mean)}
      <span className="measure-range">{formatRange(measure, shown)}</span>
    </td>
  );
}
