import { Check } from 'lucide-react';
import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { stages } from './stages.ts';

/** The four stages in a row: done, going on, to come. */
export function Stages({ now }: { now: VoiceJob['stage'] }) {
  const at = stages.findIndex(({ stage }) => stage === now);
  return (
    <ol className="stages" aria-label="Stages">
      {stages.map(({ stage, name }, index) => (
        <li
          key={stage}
          className={index < at ? 'stage-mark stage-done' : index === at ? 'stage-mark stage-now' : 'stage-mark'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="stage-dot">{index < at && <Check aria-label="Done" className="icon" />}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
