import type { Judgement, Voice } from '../../../../electron/contract/voice.ts';
import { choicesOf, formatChoices } from './measures.ts';

/** The score of drafts as they would be written with a version switched on. */
function withVoice({ arms }: Judgement): Judgement['arms'][number] | undefined {
  return arms.find(({ arm }) => arm === 'both') ?? arms.find(({ arm }) => arm === 'adapter');
}

/** How like the person a version is, 0 to 1, and among how many words it wavers; null where not measured. */
export function standing(voice: Pick<Voice, 'judgement'>): { style: number | null; choices: number | null } {
  const score = voice.judgement ? withVoice(voice.judgement) : undefined;
  return {
    style: score?.style?.mean ?? null,
    choices: score?.loss ? choicesOf(score.loss.mean) : null,
  };
}

/** A version in a line: `74 % like you, wavers among 8.4 words`. */
export function summary(voice: Pick<Voice, 'judgement' | 'obstacle'>): string {
  if (voice.obstacle !== null) {
    return voice.obstacle;
  }
  if (voice.judgement === null) {
    return 'Not compared yet';
  }
  const { style, choices } = standing(voice);
  const said = [
    style === null ? null : `${Math.round(style * 100)}\u00a0% like you`,
    choices === null ? null : `wavers among ${formatChoices(choices)} words`,
  ].filter((words) => words !== null);
  const line = said.join(', ') || 'not measured';
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
