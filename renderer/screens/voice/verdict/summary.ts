import type { Judgement, Voice } from '../../../../electron/contract/voice.ts';
import { choicesOf, formatChoices } from './measures.ts';

/** The score of drafts as they would be written with a version switched on. */
function withVoice({ arms }: Judgement): Judgement['arms'][number] | undefined {
  return arms.find(({ arm }) => arm === 'both') ?? arms.find(({ arm }) => arm === 'adapter');
}

export interface Standing {
  /** How like the person its drafts are, 0 to 1; null for suggestions, and where not measured. */
  readonly style: number | null;
  /** Share of next words that its suggestions foresee; null for drafts. */
  readonly nextWord: number | null;
  /** Among how many words it wavers. */
  readonly choices: number | null;
}

/** How well a version does. */
export function standing(voice: Pick<Voice, 'judgement'>): Standing {
  const score = voice.judgement ? withVoice(voice.judgement) : undefined;
  return {
    style: score?.style?.mean ?? null,
    nextWord: score?.nextWord?.mean ?? null,
    choices: score?.loss ? choicesOf(score.loss.mean) : null,
  };
}

/** A version in a line: `74 % like you, wavers among 8.4 words`, `Foresees 31 % of next words, wavers ...`. */
export function summary(voice: Pick<Voice, 'judgement' | 'obstacle'>): string {
  if (voice.obstacle !== null) {
    return voice.obstacle;
  }
  if (voice.judgement === null) {
    return 'Not compared yet';
  }
  const { style, nextWord, choices } = standing(voice);
  const said = [
    nextWord === null ? null : `Foresees ${Math.round(nextWord * 100)}\u00a0% of next words`,
    style === null ? null : `${Math.round(style * 100)}\u00a0% like you`,
    choices === null ? null : `wavers among ${formatChoices(choices)} words`,
  ].filter((words) => words !== null);
  const line = said.join(', ') || 'not measured';
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
