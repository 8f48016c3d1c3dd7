import type { Arm } from '../../../contract/drafting.ts';
import type { ArmScore } from '../../../contract/voice.ts';
import { dressed, type OwnForms } from '../../draft/ownForms.ts';
import { bleu } from './bleu.ts';
import { interval } from './bootstrap.ts';
import type { Runs } from './copies.ts';
import { heldFacts } from './facts.ts';
import { rougeL } from './rougeL.ts';
import { plainWords } from './words.ts';

/** What was measured of one mail and its draft; null where it could not be, or was not. See `ArmScore`. */
export type Measures = { readonly [Key in Exclude<keyof ArmScore, 'arm'>]: number | null };

/** A mail of the person that they did not write yet, so to say: what a draft of it is measured against. */
export interface Held {
  readonly id: number;
  readonly request: string;
  /** The real mail. */
  readonly text: string;
  /** What the reader is called. */
  readonly reader: string | null;
  readonly writer: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly forms: OwnForms;
}

export interface Yardsticks {
  /** How much a body reads like the person, 0 to 1. */
  readonly style: (body: string) => Promise<number>;
  readonly runs: Runs;
}

/** Measures a draft against the real mail. */
export async function measureDraft(
  draft: string,
  held: Held,
  { style, runs }: Yardsticks,
): Promise<Omit<Measures, 'loss' | 'nextWord' | 'saved' | 'sureRight'>> {
  const { greeting, signOff, body } = dressed(draft, held.forms, held.writer);
  return {
    bleu: bleu(draft, held.text),
    rougeL: rougeL(draft, held.text),
    // Nothing written is nobody's hand.
    style: body === '' ? 0 : await style(body),
    greeting: greeting ? 1 : 0,
    signOff: signOff ? 1 : 0,
    length: plainWords(draft).length / Math.max(1, plainWords(held.text).length),
    copied: runs.copied(draft, [held.id]),
    facts: heldFacts(held, draft),
  };
}

export const unmeasured: Measures = {
  ...{ loss: null, bleu: null, rougeL: null, style: null, greeting: null, signOff: null },
  ...{ length: null, copied: null, facts: null, nextWord: null, saved: null, sureRight: null },
};

/** Means over mails, with their intervals. */
export function armScore(arm: Arm, mails: readonly Measures[]): ArmScore {
  const mean = (key: keyof Measures): ArmScore[typeof key] =>
    interval(mails.map((measures) => measures[key]).filter((value) => value !== null));
  return {
    arm,
    loss: mean('loss'),
    bleu: mean('bleu'),
    rougeL: mean('rougeL'),
    style: mean('style'),
    greeting: mean('greeting'),
    signOff: mean('signOff'),
    length: mean('length'),
    copied: mean('copied'),
    facts: mean('facts'),
    nextWord: mean('nextWord'),
    saved: mean('saved'),
    sureRight: mean('sureRight'),
  };
}
