import type { VoiceJob } from '../../../../electron/contract/voice.ts';
import { formatDuration } from '../../../words/duration.ts';
import { describeStep } from '../../../words/step.ts';

type Stage = NonNullable<VoiceJob['stage']>;

/** The four stages in their order: a name for the row, and what happens in it. */
const stages: readonly { readonly stage: Stage; readonly name: string; readonly doing: string }[] = [
  {
    stage: 'playback',
    name: 'Requests',
    doing: 'Writing the request that would have led to each mail of yours',
  },
  { stage: 'preparing', name: 'Preparing', doing: 'Laying out the pairs and loading the model' },
  { stage: 'training', name: 'Learning', doing: 'Learning how you get from a request to a mail' },
  { stage: 'judging', name: 'Comparing', doing: 'Drafting mails it has never seen, with and without your voice' },
];

/** The same for what completes: it learns from the mails themselves. */
const completing: typeof stages = [
  { stage: 'preparing', name: 'Preparing', doing: 'Laying out your mails and loading the model' },
  { stage: 'training', name: 'Learning', doing: 'Learning how your sentences go on' },
  {
    stage: 'judging',
    name: 'Comparing',
    doing: 'Guessing the next words of mails it has never seen, with and without your voice',
  },
];

export function stagesOf({ plan }: Pick<VoiceJob, 'plan'>): typeof stages {
  return plan?.role === 'completer' ? completing : stages;
}

export function doingOf(job: Pick<VoiceJob, 'plan' | 'stage' | 'step'>): string {
  if (job.stage === 'playback' && job.step?.unit === 'passages') {
    return 'Putting passages of your own documents into plain words';
  }
  return stagesOf(job).find((each) => each.stage === job.stage)?.doing ?? 'Beginning';
}

/** How far a stage has come, in the units a person counts in: while it learns, only the time says something. */
export function describeStage({ step }: Pick<VoiceJob, 'step'>): string {
  if (step === null) {
    return '';
  }
  if (step.unit === 'mails' || step.unit === 'passages' || step.unit === 'pairs') {
    return describeStep(step);
  }
  return step.secondsLeft === null ? '' : `${formatDuration(step.secondsLeft)} left`;
}
