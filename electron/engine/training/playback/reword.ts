import { leavingsIn, rewordingsIn } from './rewordings.ts';
import { copiedLength, copiedRun, plainWord, wordPattern, wordsOf } from './words.ts';

/** Share of the words that may be left out where grammar suffers. */
const mostRough = 0.12;

/** From the middle of a run outwards, where a change breaks it best. */
const middleOut = Array.from({ length: copiedLength }, (_, i) => i).sort(
  (a, b) => Math.abs(a - (copiedLength - 1) / 2) - Math.abs(b - (copiedLength - 1) / 2),
);

/**
 * Says the same with other words where a request holds a run of words of the mail: contractions and near synonyms
 * first, then words left out that a hurried writer leaves out. Names, numbers, negations and whatever carries content
 * stay. Answers null where a run is left for which there is no rule, or where too little grammar would be left.
 */
export function reword(request: string, mail: string, language: string): string | null {
  const mailWords = wordsOf(mail);
  let text = request;
  let rough = wordsOf(request).length * mostRough;
  for (let round = 0; round < 400; round++) {
    const places = placesOf(text);
    const words = places.map(({ word }) => word);
    const at = copiedRun(words, mailWords);
    if (at === -1) {
      return text
        .replace(/\s+([,;:.?!])/g, '$1')
        .replace(/\s{2,}/g, ' ')
        .trim();
    }
    const change = findRewording(words, at, language) ?? findLeaving(places, at, language);
    const first = places[change?.first ?? -1];
    const last = places[change?.last ?? -1];
    rough -= change?.rough === true ? 1 : 0;
    if (change === null || first === undefined || last === undefined || rough < 0) {
      return null;
    }
    const before = text.slice(0, first.start);
    const after = keepCase(text.slice(first.start), change.to) + text.slice(last.end);
    text = (language === 'en' ? fitArticle(before, after) : before + after).replace(/ {2,}/g, ' ');
  }
  return null;
}

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Nothing hangs on it: in `data$a` each word is part of a name. */
  readonly alone: boolean;
}

function placesOf(text: string): Place[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const alone = /^[\s(“"']?$/u.test(text.charAt(start - 1)) && /^[\s,;:.?!)”"']?$/u.test(text.charAt(end));
    return { word: plainWord(match[0]), start, end, alone };
  });
}

interface Change {
  readonly first: number;
  readonly last: number;
  readonly to: string;
  /** Whether grammar suffers. */
  readonly rough?: boolean;
}

function findRewording(words: readonly string[], at: number, language: string): Change | null {
  for (const offset of middleOut) {
    const first = at + offset;
    const known = rewordingsIn(language).find(({ from }) => from.every((word, i) => words[first + i] === word));
    if (known !== undefined) {
      return { first, last: first + known.from.length - 1, to: known.to };
    }
  }
  return null;
}

function findLeaving(places: readonly Place[], at: number, language: string): Change | null {
  const { smooth, rough } = leavingsIn(language);
  for (const mayLeave of [...smooth, ...rough]) {
    for (const offset of middleOut) {
      const first = at + offset;
      const place = places[first];
      if (place?.alone === true && mayLeave(place.word, places[first - 1]?.word ?? '', places[first + 1]?.word ?? '')) {
        return { first, last: first, to: '', rough: rough.includes(mayLeave) };
      }
    }
  }
  return null;
}

/** An English article before another word than it stood before: an issue, a problem. */
function fitArticle(before: string, after: string): string {
  const fitting = /^\s*(?:[aei]|o(?!n[ce])|u(?!s|ni))/i.test(after) ? 'an' : 'a';
  return (
    before.replace(/(?<![\p{L}'’])(a)n?(\s+)$/iu, (_, a: string, space: string) => a + fitting.slice(1) + space) + after
  );
}

function keepCase(before: string, to: string): string {
  const capital = /^\p{Lu}/u.test(before) && !/^I\b/.test(before);
  const text = to.replace(/^i\b/, 'I');
  return capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
