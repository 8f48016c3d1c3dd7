import type { DraftStep } from '../../contract/drafting.ts';
import {
  type Avoidance,
  avoidBeginnings,
  avoidCopies,
  avoidEndings,
  avoidLoops,
  avoidSeconds,
  avoidStarts,
  avoidTokens,
} from '../model/avoidance.ts';
import type { ChatPrompt } from '../model/runtime.ts';
import type { Urgency } from '../model/turns.ts';
import type { Writer, Written } from '../model/writer.ts';
import { commandStarts, politeStarts, tellingTokens } from './command.ts';
import type { Completing } from './leftOut.ts';
import { type Ending, makeEnding } from './ending.ts';
import { answerDemonstrations } from './examples.ts';
import { namedGreetings } from './greeting.ts';
import { foreignSentences, leaveOut } from './foreign.ts';
import { countWords } from './habits.ts';
import { letterOf } from './letter.ts';
import { orNothing } from './orNothing.ts';
import { othersWords } from './othersWords.ts';
import type { Plan } from './plan.ts';
import { sentencesIn } from './points/clauses.ts';
import { namesOf } from './reader.ts';
import { recipes } from './recipes.ts';
import { refusals } from './refusal.ts';
import { avoidReader, avoidWriter } from './spokenOf.ts';
import { withoutStrayGreeting } from './strayGreeting.ts';

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
/** A model that is to write more than it has to say repeats itself in small pieces. */
const shortestLoop = 5;
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
export async function composeText(writer: TextWriter, plan: Plan, composing: Composing): Promise<Composed> {
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
  plan: Plan,
  { seed, urgency = 'now', another = false, signal, progress }: Composing,
  { attempt, ending, begin, show, saysEnough }: Attempt,
): Promise<Pick<Composed, 'written' | 'whole'>> {
  const sieve = leaveOut(foreignTo(plan));
  const { text: asked = '' } = plan.prompt.turns.at(-1) ?? {};
  const head = plan.opening === '' && recipes[plan.arm].ownForms ? withoutStrayGreeting(asked) : null;
  const signedOff = new AbortController();
  let begun = false;
  const written = await writer.write({
    prompt: promptOf(plan),
    avoid: avoidances(writer, plan),
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
      show(ending.push(sieve.push(head?.push(fresh) ?? fresh)));
      if (saysEnough()) {
        signedOff.abort();
      }
    },
  });
  const whole = written.ending !== 'cancelled' || (signedOff.signal.aborted && !signal.aborted);
  if (whole) {
    show(ending.push(sieve.push(head?.rest() ?? '') + sieve.rest()) + ending.rest());
  }
  return { written, whole };
}

/** What the model is shown, and how it is made to begin. */
export function promptOf({ prompt, opening }: Plan): ChatPrompt {
  return { messages: prompt.turns, answer: opening };
}

/** The person's own ending, or for a plain draft whatever the model writes. */
function endingOf({ arm, ground, habits, opening, occasion }: Plan): Ending {
  return recipes[arm].ownForms
    ? makeEnding(ground.writerNames, habits.signOff, opening !== '', signOffLines(ground), namesOf(occasion.reader))
    : { push: (piece) => piece, ended: false, rest: () => '', finish: () => '' };
}

/** The lines of all sign-offs that the person has used more than once, to whomever. */
function signOffLines({ mails }: Plan['ground']): string[] {
  const counts = new Map<string, number>();
  for (const line of mails.flatMap(({ parts }) => letterOf(parts).signOff?.split('\n') ?? [])) {
    counts.set(line.trim(), (counts.get(line.trim()) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([line]) => line);
}

/** Sentences of the examples that have no place in the draft. */
function foreignTo({ arm, ground, habits, shown, prompt, occasion }: Plan): string[] {
  if (!recipes[arm].ownForms) {
    return [];
  }
  const { text: asked = '' } = prompt.turns.at(-1) ?? {};
  const demonstrated = [...ground.demonstrations, ...answerDemonstrations(occasion.language, habits)].map(
    ({ text }) => text,
  );
  const bodies = ground.mails.map(({ parts }) => letterOf(parts).body);
  return foreignSentences([...shown, ...demonstrated], bodies, asked, occasion.language);
}

/** A line of a numbered list. */
const listLine = /^\s*\d{1,2}[.)]\s/m;

/** What a draft must not begin with: the command of its request, made polite or not. */
function commandTokens(writer: TextWriter, { occasion, said }: Pick<Plan, 'occasion' | 'said'>): number[][] {
  const commands = [occasion.request, said].flatMap(commandStarts);
  return commands.flatMap((word) =>
    tellingTokens(word, (text) => writer.textTokens(text)).flatMap((telling) => {
      const polite = word.startsWith(' ') ? politeStarts : [];
      return [telling, ...polite.map((start) => [...writer.textTokens(start), ...telling])];
    }),
  );
}

function othersIn({ answering, request, points, language }: Plan['occasion']): string[] {
  return answering === null ? [] : othersWords(answering.text, [request, ...points].join('\n'), language);
}

function avoidances(
  writer: TextWriter,
  { arm, ground, occasion, said, prompt, shown, opening, aim }: Plan,
): Avoidance[] {
  if (!recipes[arm].ownForms) {
    return [];
  }
  const { text: asked = '' } = prompt.turns.at(-1) ?? {};
  const firstTokens = (texts: readonly string[]): number[] =>
    texts.flatMap((text) => writer.textTokens(text).slice(0, 1));
  const breaks = ['\n', '\n\n', ',\n', ',\n\n'].flatMap((text) => writer.textTokens(text).slice(-1));
  const listed = [asked, ...shown].some((text) => listLine.test(text));
  const digits = Array.from({ length: 9 }, (_, at) => String(at + 1));
  return [
    // Small models turn one sentence into a numbered list of its variants.
    ...(listed
      ? []
      : [
          avoidStarts(firstTokens(['1']), breaks),
          avoidSeconds(firstTokens(digits), firstTokens(['.', ')', '.)', ':']), breaks),
        ]),
    // Program text in a frame is how chat models answer, not how people write.
    avoidEndings(
      [asked, ...shown].some((text) => text.includes('```'))
        ? []
        : ['```', ' ```'].map((frame) => [...writer.textTokens(frame)]),
    ),
    // "Dear [Name]," is a form to fill in, not a mail.
    avoidTokens(asked.includes('[') ? [] : firstTokens(['[', ' ['])),
    avoidLoops(aim?.words ? shortestLoop : undefined),
    avoidBeginnings(commandTokens(writer, { occasion, said }), breaks),
    avoidReader(occasion, opening, (text) => writer.textTokens(text)),
    avoidEndings(
      othersIn(occasion).flatMap((words) => [words, ` ${words}`].map((each) => [...writer.textTokens(each)])),
    ),
    avoidWriter(ground.writerNames, [occasion.request, ...occasion.points].join(' '), (text) =>
      writer.textTokens(text),
    ),
    // Whom it is to is known by the opening, and it is not to the writer.
    avoidBeginnings(ground.writerNames.map((name) => [...writer.textTokens(name)])),
    avoidEndings(refusals(asked).map((phrase) => [...writer.textTokens(phrase)])),
    // Somebody whose name is not known is not greeted as "Dear," or "Dear anyone,".
    avoidStarts(opening === '' ? firstTokens([...namedGreetings, 'To']) : []),
    avoidCopies(
      shown.map((body) => writer.textTokens(body)),
      writer.textTokens(asked),
    ),
  ];
}

/**
 * A draft ends where it says a sentence a second time, because there is nothing left to say; where a length is wanted,
 * with the sentence in which it has reached that, and a little more.
 */
function isEnough({ aim, opening }: Plan, text: string): boolean {
  const body = text.slice(opening.length);
  const isLong = aim !== null && aim.words !== null && countWords(body) >= enoughWords(aim.words);
  return /[.!?…]["'”’)]?\s*$/.test(text) && (isLong || saysAgain(body));
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
