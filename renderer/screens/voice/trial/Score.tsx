import { Button } from '../../../controls/Button.tsx';
import { formatNumber } from '../../../words/count.ts';
import { scoreWords } from './scoreWords.ts';
import type { Counts } from './trying.ts';

interface ScoreProps {
  counts: Counts;
  onBack: () => void;
  onMore: () => void;
}

/** How often each was chosen, over all rounds so far, and what that means. */
export function Score({ counts, onBack, onMore }: ScoreProps) {
  return (
    <section className="voice-section">
      <dl className="figures">
        {[
          ['with your voice', counts.voice],
          ['without', counts.without],
          ['neither', counts.neither],
        ].map(([words, value]) => (
          <div key={words} className="figure">
            <dt>{words}</dt>
            <dd className="number">{formatNumber(Number(value))}</dd>
          </div>
        ))}
      </dl>
      <p className="voice-words">{scoreWords(counts)}</p>
      <div className="actions">
        <Button kind="main" onPress={onBack}>
          Back to Voice
        </Button>
        <Button kind="quiet" onPress={onMore}>
          Ten more
        </Button>
      </div>
    </section>
  );
}
