import { headerName } from './copiedHeader.ts';
import { isBlank, isRuler, type Kinds } from './kinds.ts';
import { wroteAtEnd } from './phrases.ts';
import { inWords } from './recollection.ts';
import { signs } from './signing.ts';

/** So many words in a row are looked for. */
const window = 3;
/** Of a quotation, at least so much must be known before the rest of it is believed to be new. */
const enough = 0.5;

/**
 * Gives back to the author what they typed between the lines of an older mail that carries no marks, as one does in
 * Outlook: lines that the older mail does not hold, with lines that it does hold above and below. `earlier` is what the
 * mails answered say, as `inWords` puts it; without it nothing is told apart.
 */
export function releaseAnswers(lines: readonly string[], kinds: Kinds, earlier: string): void {
  if (earlier === '') {
    return;
  }
  for (let start = 0; start < lines.length; start += 1) {
    if (kinds[start] !== 'quote' || isMarked(lines[start])) {
      continue;
    }
    let end = start;
    while (end < lines.length && kinds[end] === 'quote' && !isMarked(lines[end]) && !opensOlder(lines[end] ?? '')) {
      end += 1;
    }
    const places = Array.from({ length: end - start }, (_, index) => start + index).filter((at) => !isBlank(lines[at]));
    const known = places.filter((at) => isKnown(lines[at] ?? '', earlier));
    const between = places.filter((at) => at > (known[0] ?? end) && at < (known.at(-1) ?? -1));
    if (known.length >= 2 && known.length >= enough * (between.length + 2)) {
      for (const at of between.filter((place) => !known.includes(place))) {
        kinds[at] = undefined;
      }
    }
    start = Math.max(start, end - 1);
    while (start + 1 < lines.length && kinds[start + 1] === 'quote') {
      start += 1; // what is older still
    }
  }
}

/** "See [NB] in the text", "my answers below". */
const announcesAnswers =
  /\b(?:below|in[- ]?line|in the text|between the lines|unten|im text|dazwischen|ci-dessous|dans le texte|m[áa]s abajo|en el texto)\b/i;
/** "[NB] Not before May." */
const named = /^\s*[[<({]\s*([\p{L}. ]{2,30})[\])>}]+\s*[:–-]?\s+\S/u;
/** A line as long as this may go on in the next one. */
const wrapped = 60;

/**
 * Gives back to the author lines in an older mail without marks that begin with their name or initials in brackets,
 * where their words above say that there are such. Without these it may be the older mail's list of who does what.
 */
export function releaseNamed(lines: readonly string[], kinds: Kinds, names: ReadonlySet<string>): void {
  const above = kinds.findIndex((kind) => kind !== undefined);
  if (!lines.slice(0, Math.max(0, above)).some((line) => line.length < 400 && announcesAnswers.test(line))) {
    return;
  }
  for (const [at, line] of lines.entries()) {
    const name = kinds[at] === 'quote' && line.length < 2_000 ? named.exec(line)?.[1] : undefined;
    if (name === undefined || signs(name, names) !== 'author') {
      continue;
    }
    let end = at + 1;
    while (kinds[end] === 'quote' && (lines[end - 1] ?? '').length >= wrapped && !isBlank(lines[end])) {
      end += 1;
    }
    kinds.fill(undefined, at, end);
  }
}

function isMarked(line: string | undefined): boolean {
  return line !== undefined && /^\s*>/.test(line);
}

/** A mail that the older one quotes in its turn begins. */
function opensOlder(line: string): boolean {
  return headerName(line) !== null || isRuler(line) || (line.length < 400 && wroteAtEnd.test(line));
}

/** Half of its words in a row are enough: programs put other links in place of those that were there. */
function isKnown(line: string, earlier: string): boolean {
  const words = inWords(line);
  if (words === '' || earlier.includes(words)) {
    return true;
  }
  const list = words.trim().split(' ');
  const rows = list.slice(window - 1).map((_, at) => ` ${list.slice(at, at + window).join(' ')} `);
  return rows.filter((row) => earlier.includes(row)).length * 2 > rows.length;
}
