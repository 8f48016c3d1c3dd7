import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { Notice } from '../../../controls/Notice.tsx';
import { formatPercent } from '../../../words/count.ts';
import { fractionOf } from '../../../words/step.ts';

/** Why nothing moves: it was paused, it waits for something, or it broke off. */
export function Resting({ job }: { job: VoiceJob }) {
  const fraction = job.step && fractionOf(job.step);
  const far = fraction === null || fraction < 0.01 ? '' : ` ${formatPercent(fraction)} of this stage is done.`;
  switch (job.state) {
    case 'waiting':
      return <Notice title={job.reason ?? 'It makes way for something else.'}>It goes on by itself.{far}</Notice>;
    case 'failed':
      return (
        <Notice kind="bad" title="Learning broke off.">
          <p>{job.reason ?? 'Something inside went wrong.'}</p>
          <p>
            {keptIn(job.stage)}
            {/* Learning goes on from what it last kept, which is less than it had come to. */}
            {job.stage !== 'training' && far}
          </p>
        </Notice>
      );
    default:
      return <Notice title="Paused.">Nothing is lost, also when you quit.{far}</Notice>;
  }
}

/** What a stage that broke off leaves behind. */
function keptIn(stage: VoiceJob['stage']): string {
  switch (stage) {
    case 'training':
      return 'The pairs, and what was learned until shortly before, are kept.';
    case 'judging':
      return 'The version that was learned is kept, and what was compared.';
    default:
      return 'The pairs that were made are kept.';
  }
}
