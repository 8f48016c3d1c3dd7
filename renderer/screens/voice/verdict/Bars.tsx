import type { Judgement } from '../../../../electron/contract/voice.ts';
import { armOrder, armWordsOf, isOfCompleter } from '../arms.ts';
import { formatRange, type Measure, ownOf, show, type Shown } from './measures.ts';

interface Props {
  measure: Measure;
  judgement: Judgement;
}

/** One measure as a bar for each way to draft, with its range; the person's own mails as a last one, for comparison. */
export function Bars({ measure, judgement }: Props) {
  const own = ownOf(measure, judgement);
  const words = armWordsOf(judgement);
  const mine = isOfCompleter(judgement) ? 'adapter' : 'both';
  const rows = armOrder.flatMap((arm) => {
    const score = judgement.arms.find((each) => each.arm === arm);
    const shown = score ? show(measure, score[measure.key]) : null;
    return shown ? [{ name: words[arm].name, shown, isMine: arm === mine, isOwn: false }] : [];
  });
  const all = own ? [...rows, { name: 'Your real mails', shown: own, isMine: false, isOwn: true }] : rows;
  const most = measure.key === 'loss' ? Math.max(0, ...all.map(({ shown }) => shown.high)) : 1;
  return (
    <figure className="bars">
      <figcaption>
        <span className="strong">{measure.name}</span>{' '}
        <span className="soft">
          {measure.key === 'loss' ? 'words it wavers among: fewer is better' : 'more is better'}
        </span>
      </figcaption>
      {all.length === 0 && <p className="soft">Could not be measured.</p>}
      <dl className="bar-rows">
        {all.map(({ name, shown, isMine, isOwn }) => (
          <div key={name} className={isMine ? 'bar-row bar-mine' : isOwn ? 'bar-row bar-own' : 'bar-row'}>
            <dt>{name}</dt>
            <dd className="bar-value">
              <Bar shown={shown} most={most} />
              <span className="number" title={formatRange(measure, shown)}>
                {measure.format(shown.mean)}
              </span>
              <span className="hidden">({formatRange(measure, shown)})</span>
            </dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

function Bar({ shown: { mean, low, high }, most }: { shown: Shown; most: number }) {
  const place = (value: number): number => (most <= 0 ? 0 : Math.min(100, Math.max(0, (value / most) * 100)));
  return (
    <svg className="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden focusable="false">
      <rect className="bar-track" width="100" height="10" />
      <rect className="bar-fill" width={place(mean)} height="10" />
      <line className="bar-range-edge" x1={place(low)} x2={place(high)} y1="5" y2="5" />
      <line className="bar-range" x1={place(low)} x2={place(high)} y1="5" y2="5" />
    </svg>
  );
}
