import { avoidLoops, avoidStarts } from '../model/avoidance.ts';
import type { TextWriter } from './compose.ts';
import { countWords } from './habits.ts';
import type { Plan } from './plan.ts';
import { sentencesIn } from './points/clauses.ts';
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
const endings = ['Best', 'Kind', 'Thank', 'Thanks', 'Let', 'Please', 'Looking', 'I look', 'P', 'Viele', 'Mit', 'Liebe'];

/**
 * Lets the model go on with a mail that it took for finished, until it is as long as is wanted. Small models end early,
 * whatever they are told. A sentence is taken unless it was said before or has a number or a name that is known from
 * nowhere; where none can be taken, the mail stays as short as it is.
 */
export async function lengthen(text: string, { writer, plan, seed, signal, show }: Lengthening): Promise<void> {
  const { aim, opening, occasion, ground, habits } = plan;
  const wanted = (aim?.words ?? 0) * nearEnough;
  const known = [occasion.request, ...occasion.points, occasion.answering?.text ?? '', text].join('\n');
  const first = (words: readonly string[]): number[] => words.flatMap((word) => writer.textTokens(word).slice(0, 1));
  const over = [
    ...first([...endings, ...ground.writerNames, habits.signOff?.trim() ?? '']),
    ...(writer.endTokens ?? []),
  ];
  let body = text.slice(opening.length);
  for (let round = 0; round < mostRounds && countWords(body) < wanted && !signal.aborted; round += 1) {
    const gap = body.trim() === '' ? '' : round % 2 === 0 ? '\n\n' : ' ';
    const { text: written } = await writer.write({
      prompt: { messages: plan.prompt.turns, answer: opening + body + gap },
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

/** Whole sentences that say something new and nothing that is known from nowhere. */
export function newSentences(written: string, body: string, known: string, language: string): string[] {
  const said = new Set(sentencesIn(body).map(({ text }) => plain(text)));
  const fresh: string[] = [];
  for (const { text } of sentencesIn(written)) {
    const isWhole = /[.!?…]["'”’)]?$/.test(text) && countWords(text) >= 3;
    if (isWhole && !said.has(plain(text)) && inventedIn(text, known, language).length === 0) {
      said.add(plain(text));
      fresh.push(text);
    }
  }
  return fresh;
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
