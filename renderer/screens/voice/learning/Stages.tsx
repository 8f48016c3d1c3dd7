import { Check } from 'lucide-react';
import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { stagesOf } from './stages.ts';

/** The stages in a row: done, going on, to come. */
export function Stages({ job }: { job: Pick<VoiceJob, 'plan' | 'stage'> }) {
  const stages = stagesOf(job);
  const at = stages.findIndex(({ stage }) => stage === job.stage);
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
