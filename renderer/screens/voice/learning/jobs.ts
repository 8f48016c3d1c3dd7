import type { VoiceJob } from '../../../../electron/contract/voice.ts';

/** Whether something is being learned, rests, or broke off in the middle: what has to be shown before all else. */
export function isUnfinished({ state }: Pick<VoiceJob, 'state'>): boolean {
  return state === 'working' || state === 'paused' || state === 'waiting' || state === 'failed';
}
