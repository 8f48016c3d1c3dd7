import { claimCard, claimRulers, headsCard, isBelowRuler, isCard, isCardAbovePostscript } from './card.ts';
import { asianGreeting, greeting } from './phrases.ts';
import { endingOf, isBlank, isRuler, type Kinds, unclaimed } from './kinds.ts';
import { contact, isCardLine, isClosing, isTitle, reference, signs } from './signing.ts';

/** Claims the greeting: the first line of the author's, when it stands by itself. */
export function claimGreeting(lines: readonly string[], kinds: Kinds): void {
  const at = lines.findIndex((line, index) => kinds[index] === undefined && !isBlank(line));
  const line = (lines[at] ?? '').trim();
  if (at < 0 || line.length > 80) {
    return;
  }
  const words = line.split(/\s+/);
  const next = lines[at + 1];
  const standsAlone = isBlank(next) || /[,!:;–—-]$|\.{2,}$/.test(line);
  const greets = (greeting.test(line) && words.length <= 7 && !/[.?]\s|[?]$/.test(line)) || asianGreeting.test(line);
  // "Ann,", "Ann, Bob:", "Ann –", and a pet name in small letters
  const calls =
    (words.length <= 5 &&
      /^@?\p{Lu}[\p{L}'’.-]+(?:[ ,/&]+(?:and |und |et |y )?@?\p{Lu}[\p{L}'’.-]*)*(?:\s*[,:!]|\s+[–—-])$/u.test(line)) ||
    (isBlank(next) && /^\p{Lu}[\p{L}'’-]+, \p{Ll}{3,12}(?: m[íi][oa])?:$/u.test(line)) ||
    (isBlank(next) && /^[\p{L}'’-]{2,20},$/u.test(line));
  if (
    (greets && standsAlone) ||
    (calls && !/^(?:Yes|No|Thanks|Ok|Okay|Well|So|Sure|Sorry|Great|Right|Hm+)\b/i.test(line))
  ) {
    kinds[at] = 'greeting';
  }
}

/** Whatever stands at the very end below a closing phrase and is no longer than a name. */
const petName = /^\s*\p{L}[\p{L}.’'-]{0,15}(?: [\p{L}.’'-]{1,15}){0,2}[,.!]?\s*$/u;

/**
 * Claims the sign-off at the end of what the author wrote, and what stands below it as a signature: contact details
 * and the like. A postscript stays the author's. Where an older mail stands below, the author signed above it.
 */
export function claimSignOff(
  lines: readonly string[],
  kinds: Kinds,
  names: ReadonlySet<string>,
  cards: ReadonlySet<string>,
): void {
  claimFramed(lines, kinds);
  claimHabits(lines, kinds, names, cards);
  const stretches = unclaimed(lines, kinds);
  const count = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const stretch of stretches) {
    if (stretch.endsText) {
      const tail: number[] = [];
      for (let at = stretch.end - 1; at >= stretch.start && tail.length < 40; at -= 1) {
        if (!isBlank(lines[at]) && !isRuler(lines[at] ?? '')) {
          tail.unshift(at);
        }
      }
      claimEnd(lines, kinds, names, cards, tail, stretch === stretches.at(-1) ? count : 0);
    }
  }
}

/** Claims contact details between two rulers at the end. */
function claimFramed(lines: readonly string[], kinds: Kinds): void {
  for (const { start, end, endsText } of unclaimed(lines, kinds)) {
    const framed = lines.slice(Math.max(start + 1, end - 10), end - 1);
    const first = end - 1 - framed.length + framed.findLastIndex(isRuler);
    const isFramed = endsText && isRuler(lines[end - 1] ?? '') && framed.some(isRuler);
    if (isFramed && lines.slice(first, end).some((line) => contact.test(line))) {
      kinds.fill('signature', first, end);
    }
  }
}

/** Claims lines by themselves at the end that the author ends many a mail with, when they are neither prose nor name. */
function claimHabits(
  lines: readonly string[],
  kinds: Kinds,
  names: ReadonlySet<string>,
  cards: ReadonlySet<string>,
): void {
  for (const { start, end, endsText } of unclaimed(lines, kinds)) {
    let first = end;
    for (let at = end - 1; endsText && at > start; at -= 1) {
      const line = lines[at] ?? '';
      const isHabit =
        cards.has(endingOf(line)) &&
        (isCardLine(line) || line.length > 200) &&
        !isClosing(line) &&
        signs(line, names) === null;
      if (!isHabit && !isBlank(line)) {
        break;
      }
      first = isHabit ? at : first;
    }
    if (first < end && isBlank(lines[first - 1])) {
      const words = (lines[first] ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
      const isFarewell = first === end - 1 && (words.length <= 3 || words.some((word) => names.has(word)));
      kinds.fill(isFarewell ? 'sign-off' : 'signature', first, end);
    }
  }
}

/** Foxmail puts the author's address below a line across the mail. */
const isAddress = /^\s*[^\s@<>]+@[^\s@<>]+\s*$/;

/** Looks from below for the name or the closing phrase. `ownLines` is 0 where more of the author's follows. */
function claimEnd(
  lines: readonly string[],
  kinds: Kinds,
  names: ReadonlySet<string>,
  cards: ReadonlySet<string>,
  tail: readonly number[],
  ownLines: number,
): void {
  const textAt = (place: number): string => lines[tail[place] ?? -1] ?? '';
  /** True where a closing phrase and the author's name stand close above. */
  const isSigned = (place: number): boolean =>
    [1, 2, 3].some((up) => signs(textAt(place - up), names) === 'author' && isClosing(textAt(place - up - 1)));
  for (let last = tail.length - 1; last >= 0; last -= 1) {
    const at = tail[last] ?? 0;
    const who = signs(textAt(last), names);
    const above = lines[at - 1] ?? '';
    const standsAlone = isBlank(above) || isRuler(above) || isBelowRuler(lines, at) || kinds[at - 1] !== undefined;
    const closesAbove = last > 0 && isClosing(textAt(last - 1));
    const below = tail.slice(last + 1).map((index) => lines[index] ?? '');
    const isEnd = below.length === 0;
    if (isEnd && isAddress.test(textAt(last)) && isBelowRuler(lines, at)) {
      claimCard(lines, kinds, [at]);
      claimEnd(lines, kinds, names, cards, tail.slice(0, last), ownLines);
      return;
    }
    const isCardHere = headsCard(textAt(last), names)
      ? isCard([textAt(last), ...below], cards)
      : who === 'author' && isBelowRuler(lines, at) && below.length <= 6 && below.every(isTitle);
    if (standsAlone && !isEnd && isCardHere) {
      claimCard(lines, kinds, tail.slice(last));
      claimEnd(lines, kinds, names, cards, tail.slice(0, last), ownLines);
      return;
    }
    const isName =
      (isEnd && standsAlone && closesWithName(textAt(last))) ||
      (who === 'author'
        ? isEnd || standsAlone || closesAbove
        : (who === 'somebody' &&
            (closesAbove || (isEnd && standsAlone && ownLines > 1 && last > 0 && !isSigned(last)))) ||
          (closesAbove && isEnd && petName.test(textAt(last))));
    if (!isName && !(isClosing(textAt(last)) && (isEnd || isCardAbovePostscript(below, cards)))) {
      continue;
    }
    // below the name stands nothing, a card, or a postscript
    if (
      !isEnd &&
      !isCardAbovePostscript(below, cards) &&
      !(isName && below.length <= 8 && (closesAbove || isPostscript(below)))
    ) {
      continue;
    }
    // the name may stand twice: below the closing phrase or by itself, and again at the head of the card
    let name = last;
    for (let upper = last - 1; upper > 0 && upper > last - 4; upper -= 1) {
      const card = tail.slice(upper + 1).map((index) => lines[index] ?? '');
      const named = isClosing(textAt(upper)) ? null : signs(textAt(upper), names);
      if ((named === 'author' || (named !== null && isClosing(textAt(upper - 1)))) && isCard(card, cards)) {
        name = upper;
      }
    }
    let first = name;
    while (first > 0 && first > name - 3 && (isClosing(textAt(first - 1)) || leadsToName(textAt(first - 1)))) {
      first -= 1;
    }
    tail.slice(first, name + 1).forEach((index) => (kinds[index] = 'sign-off'));
    claimRulers(lines, kinds, tail[first] ?? 0);
    const card = tail.slice(name + 1);
    const postscript = card.findIndex((index) => isBlank(lines[index - 1]) && reference.test(lines[index] ?? ''));
    card.splice(postscript < 0 ? card.length : postscript);
    const texts = card.map((index) => lines[index] ?? '');
    if (isCard(texts, cards) || (who === 'author' && closesAbove && texts.every(isTitle))) {
      claimCard(lines, kinds, card);
    }
    return;
  }
}

/** "Cheers, Bob" on one line. */
function closesWithName(line: string): boolean {
  const [, phrase, rest] = /^(.{2,40}?)[,!–—-]+\s+(\S.{0,24})$/.exec(line.trim()) ?? [];
  return (
    phrase !== undefined &&
    rest !== undefined &&
    isClosing(phrase) &&
    /^\S+(?:\s\S+){0,2}$/.test(rest) &&
    !/\s.*[.!?]$/.test(rest)
  );
}

/** A phrase of the author's own making above their name: short, and with a comma that leads on. */
function leadsToName(line: string): boolean {
  return /^\s*\p{L}[^,.!?]{1,34},$/u.test(line) && line.trim().split(/\s+/).length <= 5;
}

function isPostscript(below: readonly string[]): boolean {
  return reference.test(below[0] ?? '') || /^\s*\*/.test(below[0] ?? '');
}

/** Two dashes, or three or a long one with the author's name below it. */
const signatureMark = /^(?:(?:- )?--|---|—)[ \u00a0]?$/;

/** Claims signatures that carry their mark: everything below a line "-- ", as far as nobody else claimed it. */
export function claimMarkedSignatures(lines: readonly string[], kinds: Kinds, names: ReadonlySet<string>): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || line.length > 5 || !signatureMark.test(line)) {
      continue;
    }
    let end = at + 1;
    while (
      end < Math.min(lines.length, at + 80) &&
      kinds[end] === undefined &&
      !(isBlank(lines[end - 1]) && reference.test(lines[end] ?? ''))
    ) {
      end += 1;
    }
    const rest = lines.slice(at + 1, end).filter((each) => !isBlank(each));
    // Without its blank the mark may be a ruler of the author's between paragraphs.
    if (
      line === '-- '
        ? rest.length <= 40
        : rest.length > 0 &&
          rest.length <= 10 &&
          !rest.some((each) => each.length > 200) &&
          !isLetter(rest, names) &&
          (/^(?:- )?--(?!-)/.test(line) || opensCard(rest, names))
    ) {
      kinds.fill('signature', at, end);
      at = end;
    }
  }
}

/** The author's name, and below it what they are and how to reach them. */
function opensCard([name = '', ...card]: readonly string[], names: ReadonlySet<string>): boolean {
  return signs(name, names) === 'author' && card.every((line) => isTitle(line) || contact.test(line));
}

/** Prose above the author's name: the mark above it was a ruler. */
function isLetter(rest: readonly string[], names: ReadonlySet<string>): boolean {
  const isProse = rest.some((line) => line.split(/\s+/).length >= 8 && /[.?!]$/.test(line));
  return isProse && signs(rest.at(-1) ?? '', names) === 'author';
}
