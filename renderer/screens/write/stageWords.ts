import type { DraftStep } from '../../../electron/contract/drafting.ts';
import { formatDuration } from '../../words/duration.ts';

type Stage = Extract<DraftStep, { kind: 'stage' }>;

const few = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** What goes on before the first word, and how long it will take: `Reading five of your mails, 4 s left`. */
export function stageWords(stage: Stage | null, sources: number): string {
  const doing = {
    waiting: 'Waiting for the last draft to end',
    searching: 'Looking for mail like this one',
    loading: 'Waking the model',
    reading: sources === 0 ? 'Reading your request' : `Reading ${few[sources] ?? sources} of your mails`,
    writing: 'Writing',
    completing: 'Saying what was left out',
  }[stage?.stage ?? 'searching'];
  return stage === null || stage.secondsLeft === null ? doing : `${doing}, ${formatDuration(stage.secondsLeft)} left`;
}
