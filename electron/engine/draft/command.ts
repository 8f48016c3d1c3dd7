import { lexicon } from '../lexicon.ts';
import { capitalized } from './called.ts';

/** Words that tell somebody what to write, by which no mail begins that was written because of them. */
const commands =
  /^\s*(?:please |bitte )?(tell|ask|say|decline|accept|remind|invite|write|inform|explain|propose|suggest|complain|apologi[sz]e|refuse|cancel|request|mention|answer|reply|let|recommend|confirm|offer|promise|notify|announce|postpone|reschedule|reject|forward|send|sage?|frage?|schreibe?|erinnere|lehne|lade|absagen|antworte|dis|demande|écris|propose|dile|pregúntale|escribe)\b/iu;

/** How a command is made polite: "Please remind me that you have my ladder". */
export const politeStarts = ['Please', 'please', 'Bitte', 'bitte'];

/**
 * How a draft must not begin: with the command of its own request. A small model likes to repeat what it was told
 * ("Ask whether the hall is free") instead of doing it ("Is the hall free?").
 */
export function commandStarts(request: string): string[] {
  const word = commands.exec(request)?.[1]?.toLowerCase();
  if (word === undefined) {
    return [];
  }
  return [...forms(word), ...reported(word, request)].flatMap((form) => {
    const capital = capitalized(form);
    return [form, ` ${form}`, capital, ` ${capital}`];
  });
}

/** "I told Masami": what a draft would say of itself had it been another mail. */
const reports = lexicon<readonly string[]>({
  tell: ['I told', 'I have told', 'I am telling', "I'm telling", 'I wanted to tell', 'I just wanted to tell'],
  ask: ['I asked', 'I have asked', 'I am asking', "I'm asking"],
  remind: ['I reminded', 'I have reminded', 'I am reminding'],
  inform: ['I informed', 'I have informed'],
  invite: ['I invited', 'I have invited'],
});

function reported(word: string, request: string): readonly string[] {
  return (reports[word] ?? []).filter((report) => !request.toLowerCase().includes(report.toLowerCase()));
}

/** German commands are said with an e at their end or without: "sag" and "sage". */
function forms(word: string): string[] {
  const short = /^(sag|frag|schreib)e?$/.exec(word)?.[1];
  return short === undefined ? [word] : [short, `${short}e`];
}

/** Of a word, in which others begin too. */
const fewestLetters = 3;
const bending =
  /^\s*(?:sag|frag|schreib|erinner|lehn|lad|absag|antwort|dis|demand|écri|propos|dile|pregúntale|escrib)/iu;

/**
 * The tokens that a draft must not begin with for this word. An English one is told by all of its tokens, so that
 * "Apologies" may come where "Apologise" may not; a German, French or Spanish one by its first, since it comes in forms
 * without number ("sagt", "sagen Sie") that mean the same.
 */
export function tellingTokens(word: string, tokensOf: (text: string) => readonly number[]): number[][] {
  if (!bending.test(word)) {
    return [[...tokensOf(word)]];
  }
  // A model may put a word together otherwise than it is taken apart: "fra" and "ge", "fr" and "age".
  const beginnings = Array.from(word, (_, at) => tokensOf(word.slice(0, at + 1)))
    .slice(fewestLetters - 1)
    .filter(({ length }) => length === 1);
  const pairs = Array.from(word, (_, at) => [tokensOf(word.slice(0, at)), tokensOf(word.slice(at))] as const)
    .filter(([first, rest]) => first.length === 1 && rest.length === 1)
    .map(([first, rest]) => [...first, ...rest]);
  return [[...tokensOf(word).slice(0, 1)], ...beginnings.map((tokens) => [...tokens]), ...pairs];
}
