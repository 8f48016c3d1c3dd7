import type { VoiceAdvice } from '../../../../electron/contract/voice.ts';

type Base = VoiceAdvice['bases'][number];

/** Seconds for everything that starting would do; null while a part of it is not known. */
export function wholeTime(
  advice: Pick<VoiceAdvice, 'playbackSeconds' | 'waiting' | 'waitingPassages'>,
  base: Base,
): number | null {
  // What completes learns from the mails themselves.
  const playback = base.role === 'completer' || isAllPaired(advice) ? 0 : advice.playbackSeconds;
  return playback === null || base.trainingSeconds === null ? null : playback + base.trainingSeconds;
}

/** Whether nothing waits for a request any more. */
export function isAllPaired({ waiting, waitingPassages }: Pick<VoiceAdvice, 'waiting' | 'waitingPassages'>): boolean {
  return waiting === 0 && waitingPassages === 0;
}

const minute = 60;
const hour = 60 * minute;
const comparisons: readonly { readonly upTo: number; readonly words: string }[] = [
  { upTo: 4 * minute, words: 'less than it takes to boil an egg' },
  { upTo: 20 * minute, words: 'the length of a coffee break' },
  { upTo: 75 * minute, words: 'the length of lunch' },
  { upTo: 150 * minute, words: 'the length of a film' },
  { upTo: 5 * hour, words: 'half a working day' },
  { upTo: 14 * hour, words: 'a night’s sleep' },
];

/** Something everybody knows that takes as long, or null for what takes longer than a night. */
export function compareTime(seconds: number): string | null {
  return comparisons.find(({ upTo }) => seconds <= upTo)?.words ?? null;
}

/** The base to tick at first: the suggested one, or else the first that can be trained here. */
export function firstChoice(bases: readonly Base[]): Base | undefined {
  const possible = bases.filter(({ obstacle }) => obstacle === null);
  return possible.find(({ suggested }) => suggested) ?? possible[0];
}
