import type { DraftStep } from '../../contract/drafting.ts';
import type { ChatPrompt } from '../model/runtime.ts';
import type { Urgency } from '../model/turns.ts';
import type { Writer, Written } from '../model/writer.ts';
import type { BoundedPlan } from './bounds.ts';
import type { Completing } from './leftOut.ts';
import { type Ending, makeEnding } from './ending.ts';
import { countWords } from './habits.ts';
import { keptOut, sieveOf } from './keptOut.ts';
import { orNothing } from './orNothing.ts';
import type { Plan } from './plan.ts';
import { sentencesIn } from './points/clauses.ts';
import { namesOf } from './reader.ts';
import { recipes } from './recipes.ts';
import { saysAll } from './saidDirectly.ts';

export interface Call {
  readonly signal: AbortSignal;
  readonly progress: (step: DraftStep) => void;
}

interface Composing extends Call {
  readonly seed: number;
  /** When the draft was asked for, by `performance.now()`. */
  readonly began: number;
  readonly urgency?: Urgency;
  /** Whether it is to differ from drafts before it. */
  readonly another?: boolean;
  /** Says what the text so far leaves out, which is then put in before the sign-off. */
  readonly complete?: Completing;
}

/** What a text is written with. */
export type TextWriter = Pick<Writer, 'write' | 'textTokens'>;

export interface Composed {
  readonly text: string;
  readonly written: Written;
  /** From the asking to the first word. */
  readonly firstTokenMs: number;
  /** False where it was stopped, or gave way, before it was done. */
  readonly whole: boolean;
}

/** Facts matter more than variety: a small model strays soon. */
const sampling = { temperature: 0.3, topK: 40, topP: 0.9, minP: 0.05 } as const;
/** Warm enough that another draft is another one. */
const variety = { temperature: 0.8, topK: 40, topP: 0.9, minP: 0.1 } as const;
/** Tokens a word takes, generously. */
const tokensPerWord = 2.2;
const leastTokens = 160;
const mostTokens = 900;
const sentenceTokens = 60;
/** A sentence of so many words is not said twice in a mail. */
const tellingWords = 4;
/** How often a model is asked that ends before it has said anything. */
const mostAttempts = 3;
/** Far from the seeds of other variants of a draft. */
const seedStep = 1_000;
/** A model that knows nothing of the person's length must end somewhere. */
const mostPlainTokens = 400;

/**
 * Writes the text of a planned draft: opening, what the model writes, sign-off. Stopping keeps what is there. A small
 * model may end before it has said anything: it is asked again then.
 */
export async function composeText(writer: TextWriter, plan: BoundedPlan, composing: Composing): Promise<Composed> {
  const { seed, began, complete, signal, progress } = composing;
  let text = '';
  let firstTokenMs = 0;
  const show = (piece: string): void => {
    if (piece !== '') {
      text += piece;
      progress({ kind: 'text', text: piece });
    }
  };
  const begin = (): void => {
    if (firstTokenMs === 0) {
      firstTokenMs = performance.now() - began;
      progress({ kind: 'stage', stage: 'writing', fraction: null, secondsLeft: null });
      show(plan.opening);
    }
  };
  for (let attempt = 1; ; attempt += 1) {
    const ending = endingOf(plan);
    const saysEnough = (): boolean => ending.ended || isEnough(plan, text);
    const { written, whole } = await writeBody(writer, plan, composing, { attempt, ending, begin, show, saysEnough });
    if (!whole) {
      return { text, written, firstTokenMs, whole };
    }
    if (text.slice(plan.opening.length).trim() !== '' || attempt === mostAttempts) {
      begin();
      if (complete !== undefined) {
        show(await orNothing(signal, '', () => complete(text, { writer, plan, seed, signal, progress })));
      }
      show(ending.finish());
      return { text, written, firstTokenMs, whole };
    }
  }
}

/** One attempt at what stands between opening and sign-off, and where it is shown. */
interface Attempt {
  /** From 1 on. */
  readonly attempt: number;
  readonly ending: Ending;
  readonly begin: () => void;
  readonly show: (piece: string) => void;
  readonly saysEnough: () => boolean;
}

/** Lets the model write; `whole` is false where it was stopped, or gave way, before it was done. */
async function writeBody(
  writer: TextWriter,
  plan: BoundedPlan,
  { seed, urgency = 'now', another = false, signal, progress }: Composing,
  { attempt, ending, begin, show, saysEnough }: Attempt,
): Promise<Pick<Composed, 'written' | 'whole'>> {
  const sieve = sieveOf(plan);
  const signedOff = new AbortController();
  let begun = false;
  const written = await writer.write({
    prompt: promptOf(plan),
    avoid: keptOut(writer, plan),
    sampling: { ...(another || attempt > 1 ? variety : sampling), seed: seed + seedStep * (attempt - 1) },
    maxTokens: longest(plan),
    urgency,
    signal: AbortSignal.any([signal, signedOff.signal]),
    onReading: ({ fraction, secondsLeft }) => {
      progress({ kind: 'stage', stage: 'reading', fraction, secondsLeft });
    },
    onText: (piece) => {
      begin();
      // The opening ends with its line breaks already; a model may add blanks of its own.
      const fresh = begun ? piece : piece.trimStart();
      begun ||= fresh !== '';
      show(ending.push(sieve.push(fresh)));
      if (saysEnough()) {
        signedOff.abort();
      }
    },
  });
  const whole = written.ending !== 'cancelled' || (signedOff.signal.aborted && !signal.aborted);
  if (whole) {
    show(ending.push(sieve.rest()) + ending.rest());
  }
  return { written, whole };
}

/** What the model is shown, and how it is made to begin. */
export function promptOf({ prompt, opening }: Plan): ChatPrompt {
  return { messages: prompt.turns, answer: opening };
}

/** The person's own ending, or for a plain draft whatever the model writes. */
function endingOf({ arm, ground, habits, opening, occasion, bounds }: BoundedPlan): Ending {
  return recipes[arm].ownForms
    ? makeEnding(ground.writerNames, habits.signOff, opening !== '', bounds.signOffs, namesOf(occasion.reader))
    : { push: (piece) => piece, ended: false, rest: () => '', finish: () => '' };
}

/**
 * A draft ends where it says a sentence a second time, because there is nothing left to say; where a length is wanted,
 * with the sentence in which it has reached that, and a little more; else with the sentence that says the last of what it
 * is to say word for word.
 */
function isEnough(plan: Plan, text: string): boolean {
  const { aim, opening } = plan;
  const body = text.slice(opening.length);
  const wanted = aim?.words ?? null;
  const isLong = wanted !== null && countWords(body) >= enoughWords(wanted);
  return /[.!?…]["'”’)]?\s*$/.test(text) && (isLong || saysAgain(body) || (wanted === null && saysAll(plan, body)));
}

/** Whether the last sentence stood there before. A short one ("Yes.") may: it answers another question. */
function saysAgain(body: string): boolean {
  const sentences = sentencesIn(body).map(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const last = sentences.pop() ?? [];
  return last.length >= tellingWords && sentences.some((words) => words.join(' ') === last.join(' '));
}

function enoughWords(wanted: number): number {
  return Math.round(Math.max(wanted * 1.1, wanted + 5));
}

function longest({ arm, habits, aim }: Plan): number {
  if (aim !== null && aim.words !== null) {
    // A sentence that is begun is let end.
    return Math.round(enoughWords(aim.words) * tokensPerWord + sentenceTokens);
  }
  return recipes[arm].ownForms
    ? Math.min(mostTokens, Math.max(leastTokens, Math.round(habits.style.words[2] * tokensPerWord)))
    : mostPlainTokens;
}
