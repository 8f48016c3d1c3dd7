import type { Judgement } from '../../../../electron/contract/voice.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatCount, formatNumber } from '../../../words/count.ts';
import { isOfCompleter } from '../arms.ts';
import { Bars } from './Bars.tsx';
import { Legend } from './Legend.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { measuresOf } from './measures.ts';

/** What was measured: the two measures that decide as bars, all of them as a table. */
export function Numbers({ judgement }: { judgement: Judgement }) {
  const { drafted } = judgement;
  return (
    <section className="voice-section" aria-label="Numbers">
      <div className="bar-groups">
        {measuresOf(judgement)
          .slice(0, 2)
          .map((measure) => (
            <Bars key={measure.key} measure={measure} judgement={judgement} />
          ))}
      </div>
      <p className="soft small">
        Measured on {formatCount(judgement.mails, 'mail')} of yours that it had never seen
        {drafted !== undefined && drafted < judgement.mails && draftedOf(judgement, drafted)}. The thin line is the
        range in which the true value very likely lies: where two ranges overlap much, the difference may be chance.
      </p>
      <Fold title="All measures">
        <MeasureTable judgement={judgement} />
      </Fold>
      <Fold title="What each measure means">
        <Legend judgement={judgement} />
      </Fold>
    </section>
  );
}

/** Drafting takes long, so it is done for some of the mails alone. */
function draftedOf(judgement: Judgement, drafted: number): string {
  const some = `${formatNumber(drafted)} of them`;
  return isOfCompleter(judgement) ? `, its guesses on ${some}` : `, its drafts on ${some}`;
}
