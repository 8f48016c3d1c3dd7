import { endingOf, isBlank, isRuler, type Kinds } from './kinds.ts';
import { speaksAsPerson } from './notice.ts';
import { contact, isCardLine, plainLetters, reference } from './signing.ts';

/** A saying in quotation marks, and below it who said it: "-- Otis (in a comic strip)". */
function endsInSaying(rest: readonly string[]): boolean {
  const first = rest.findIndex((line) => /^\s*["“”„«]/.test(line));
  const saying = rest.slice(Math.max(0, first), -1).join(' ').trim();
  return first >= 0 && first <= 2 && /["”“»]$/.test(saying) && /^\s*(?:--?|[~–—])\s*\p{Lu}/u.test(rest.at(-1) ?? '');
}

/** A signature without its mark: contact details, a post, a place; nothing that reads like a message. */
export function isCard(rest: readonly string[], cards: ReadonlySet<string>): boolean {
  if (rest.length <= 12 && endsInSaying(rest)) {
    return true;
  }
  const habits = rest.filter((line) => cards.has(endingOf(line))).length;
  if (habits > 0 && habits >= rest.length * 0.8) {
    return true;
  }
  if (rest.some((line) => reference.test(line))) {
    return false;
  }
  // one line below contact details is theirs, too: a slogan, a fair
  const lastTelling = rest.findLastIndex((line) => contact.test(line));
  const isTail = (at: number, line: string): boolean =>
    at > lastTelling &&
    rest.length - lastTelling <= 2 &&
    line.length < 120 &&
    !/\?$/.test(line) &&
    !speaksAsPerson(line);
  const telling = lastTelling + 1;
  const short = rest.filter(
    (line, at) => isCardLine(line) || isTail(at, line) || (line.length < 120 && /@|https?:|www\./.test(line)),
  ).length;
  return telling > 0 && rest.length <= 12 && short >= rest.length * 0.8 && !rest.some((line) => line.length > 160);
}

/** A card, perhaps with a postscript or a footnote below it. */
export function isCardAbovePostscript(below: readonly string[], cards: ReadonlySet<string>): boolean {
  const postscript = below.findIndex((line) => reference.test(line));
  return isCard(postscript < 1 ? below : below.slice(0, postscript), cards);
}

/** The author's whole name with a post or a place behind it: "Mara Linden, Keeper", "Mara Linden    Harbour Office". */
export function headsCard(line: string, names: ReadonlySet<string>): boolean {
  const lower = plainLetters(line.trim()).toLowerCase();
  const behind = [...names]
    .filter((name) => name.includes(' ') && lower.startsWith(name))
    .map((name) => lower.slice(name.length));
  const isPost = (text: string): boolean => /^(?:\s{3}|\s*[,|(–—])\s*\S+(?:\s+\S+){0,5}\s*$/.test(text);
  return isCardLine(line) && behind.some(isPost);
}

/** A ruler above a signature may be short, where a blank line stands above it: the line of a heading has none. */
const shortRuler = /^\s*[-=_~*]{3,}\s*$/;

/** True where nothing stands between line `at` and a ruler above it. */
export function isBelowRuler(lines: readonly string[], at: number): boolean {
  let above = at - 1;
  while (above > 0 && isBlank(lines[above])) {
    above -= 1;
  }
  const line = lines[above] ?? '';
  return (isRuler(line) || shortRuler.test(line)) && (above <= 0 || isBlank(lines[above - 1]));
}

/** Claims the lines of a card, and rulers above it and in it. */
export function claimCard(lines: readonly string[], kinds: Kinds, card: readonly number[]): void {
  card.forEach((index) => (kinds[index] = 'signature'));
  for (let at = card[0] ?? 0; at < (card.at(-1) ?? 0); at += 1) {
    if (isRuler(lines[at] ?? '')) {
      kinds[at] ??= 'signature';
    }
  }
  claimRulers(lines, kinds, card[0] ?? 0);
}

/** Claims the rulers right above line `at`. */
export function claimRulers(lines: readonly string[], kinds: Kinds, at: number): void {
  for (let above = at - 1; above >= 0; above -= 1) {
    const line = lines[above] ?? '';
    if (isRuler(line) || isBelowRuler(lines, above + 1)) {
      kinds[above] ??= 'signature';
    } else if (!isBlank(line)) {
      return;
    }
  }
}
