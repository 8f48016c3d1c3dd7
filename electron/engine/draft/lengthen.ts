import { avoidLoops, avoidStarts } from '../model/avoidance.ts';
import type { TextWriter } from './compose.ts';
import { countWords } from './habits.ts';
import type { Plan } from './plan.ts';
import { said as saidIn, sentencesIn } from './points/clauses.ts';
import { inventedIn } from './points/say.ts';

interface Lengthening {
  readonly writer: TextWriter;
  readonly plan: Plan;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Puts more on the page. */
  readonly show: (piece: string) => void;
}

/** A draft that is this near to the length that is wanted is let be. */
const nearEnough = 0.75;
const mostRounds = 4;
const roundTokens = 80;
/** Warm, since what came first was that the mail is over. */
const sampling = { temperature: 0.6, topK: 40, topP: 0.9, minP: 0.08 } as const;
/** With these a small model ends a mail that it is to go on with. */
const endings = ['Best', 'Kind', 'Thank', 'Thanks', 'Let', 'Looking', 'With', 'Yours', 'P', 'Viele', 'Mit', 'Liebe'];
const breaks = ['\n', '\n\n', ' \n', ' \n\n'];

/**
 * Lets the model go on with a mail that it took for finished, until it is as long as is wanted. Small models end early,
 * whatever they are told. A sentence is taken if it speaks of what the mail is about, was not said before, and has
 * no number or name that is known from nowhere; where none can be taken, the mail stays as short as it is.
 */
export async function lengthen(text: string, { writer, plan, seed, signal, show }: Lengthening): Promise<void> {
  const { aim, opening, occasion, ground, habits } = plan;
  const wanted = (aim?.words ?? 0) * nearEnough;
  const known = [occasion.request, ...occasion.points, occasion.answering?.text ?? '', text].join('\n');
  const first = (words: readonly string[]): number[] => words.flatMap((word) => writer.textTokens(word).slice(0, 1));
  const own = aim?.range.mails.map(({ letter }) => letter.signOff?.trim() ?? '') ?? [];
  const over = [
    ...first([...endings, ...ground.writerNames, habits.signOff?.trim() ?? '', ...new Set(own)]),
    ...first(breaks),
    ...(writer.endTokens ?? []),
  ];
  let body = text.slice(opening.length);
  for (let round = 0; round < mostRounds && countWords(body) < wanted && !signal.aborted; round += 1) {
    // A blank behind a text is no place to go on from: the model puts it before its own first word.
    const isParagraph = body.trim() !== '' && round % 2 === 1;
    const gap = body.trim() === '' ? '' : isParagraph ? '\n\n' : ' ';
    const { text: written } = await writer.write({
      prompt: { messages: plan.prompt.turns, answer: opening + body + (isParagraph ? gap : '') },
      avoid: [avoidLoops(5), avoidStarts(over)],
      sampling: { ...sampling, seed: seed + round },
      stops: ['\n'],
      maxTokens: roundTokens,
      signal,
    });
    const fresh = newSentences(written, body, known, occasion.language);
    if (fresh.length > 0) {
      show(gap + fresh.join(' '));
      body += gap + fresh.join(' ');
    }
  }
}

/** Whole sentences that say something new of what the mail is about, and nothing that is known from nowhere. */
export function newSentences(written: string, body: string, known: string, language: string): string[] {
  const said = new Set(sentencesIn(body).map(({ text }) => plain(text)));
  const topics = new Set(wordsIn(known, language));
  const told = new Set(wordsIn(body, language));
  const fresh: string[] = [];
  for (const { text } of sentencesIn(written)) {
    const isWhole = /[.!?…]["'”’)]?$/.test(text) && countWords(text) >= 3;
    const words = wordsIn(text, language);
    const isOnTopic = words.some((word) => topics.has(word)) && words.some((word) => !told.has(word));
    if (isWhole && isOnTopic && !said.has(plain(text)) && inventedIn(text, known, language).length === 0) {
      said.add(plain(text));
      words.forEach((word) => told.add(word));
      fresh.push(text);
    }
  }
  return fresh;
}

function wordsIn(text: string, language: string): string[] {
  return saidIn(text, language).words.map(({ key }) => key);
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
