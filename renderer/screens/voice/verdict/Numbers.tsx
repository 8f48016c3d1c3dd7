import type { Judgement } from '../../../../electron/contract/voice.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatCount } from '../../../words/count.ts';
import { Bars } from './Bars.tsx';
import { Legend } from './Legend.tsx';
import { MeasureTable } from './MeasureTable.tsx';
import { measuresOf } from './measures.ts';

/** What was measured: the two measures that decide as bars, all of them as a table. */
export function Numbers({ judgement }: { judgement: Judgement }) {
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
        Measured on {formatCount(judgement.mails, 'mail')} of yours that it had never seen. The thin line is the range
        in which the true value very likely lies: where two ranges overlap much, the difference may be chance.
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
