import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { Fold } from '../../../controls/Fold.tsx';
import { formatNumber } from '../../../words/count.ts';
import { formatSize } from '../../../words/size.ts';
import { formatChoices, choicesOf } from '../verdict/measures.ts';

/** What only some want to know while it learns. */
export function JobDetails({ job: { losses, tokensPerSecond, memoryBytes } }: { job: VoiceJob }) {
  const last = losses.at(-1);
  const heldOut = losses.findLast((point) => point.heldOut !== null)?.heldOut ?? null;
  const facts: [string, string][] = [];
  if (tokensPerSecond !== null) {
    facts.push(['Speed', `${formatNumber(tokensPerSecond)} tokens a second`]);
  }
  if (memoryBytes !== null) {
    facts.push(['Memory', formatSize(memoryBytes)]);
  }
  if (last) {
    facts.push(['Step', `${formatNumber(last.step)}, in epoch ${last.epoch}`]);
  }
  if (heldOut !== null) {
    facts.push(['Held-out loss', `${heldOut.toFixed(3)} nats, ${formatChoices(choicesOf(heldOut))} words`]);
  }
  if (facts.length === 0) {
    return null;
  }
  return (
    <Fold title="Details">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}
