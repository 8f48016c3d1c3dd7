import { asianClosing, asianGreeting, closingLine, greeting } from './phrases.ts';
import { isBlank, type Kinds } from './quotation.ts';

/** The author's names as they may sign with: first name, full name, initials; in lower case. */
export function signingNames(name: string, address: string): ReadonlySet<string> {
  const plain = name.replace(/\(.*?\)|\bvia .*$|["',]/gi, ' ').trim();
  const words = plain
    .toLowerCase()
    .split(/[\s.]+/)
    .filter((word) => word.length > 0);
  const names = new Set<string>();
  if (words.length > 0 && words.length <= 5) {
    words.filter((word) => word.length > 1).forEach((word) => names.add(word));
    names.add(words.join(' '));
    names.add(words.map((word) => word.charAt(0)).join(''));
    names.add(words[0]?.charAt(0) ?? '');
    if (words.length > 2) {
      names.add(`${words[0] ?? ''} ${words.at(-1) ?? ''}`);
    }
  }
  const local = address.split('@')[0]?.toLowerCase() ?? '';
  local
    .split(/[._-]/)
    .filter((word) => /^[a-z]{3,}$/.test(word))
    .forEach((word) => names.add(word));
  names.delete('');
  return names;
}

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
  // "Ann," or "Ann, Bob:"
  const calls =
    words.length <= 4 &&
    /^@?\p{Lu}[\p{L}'’.-]+(?:[ ,/&]+(?:and |und |et |y )?@?\p{Lu}[\p{L}'’.-]*)*\s*[,:!]$/u.test(line);
  if (
    (greets && standsAlone) ||
    (calls && !/^(?:Yes|No|Thanks|Ok|Okay|Well|So|Sure|Sorry|Great|Right|Hm+)\b/i.test(line))
  ) {
    kinds[at] = 'greeting';
  }
}

const contact =
  /https?:|www\.|@|\+?\d[\d ()./-]{6,}\d|\b(?:tel|phone|fax|mobile|mob|cell|email|e-mail|skype|twitter|linkedin|icq|pgp|gpg|key id|fingerprint|address)\b\.?\s*[:#]|[|•·]|\b(?:ph\.?d|m\.?sc|prof(?:essor)?|dr|director|manager|engineer|developer|consultant|architect|president|founder|ceo|cto|cfo|head of|lead|senior|university|universit[äy]t?|universit[éeà]|universidad|institute?|department|dept|faculty|school|college|hospital|laborator|center|centre|gmbh|ltd|inc|llc|corp|s\.?a\.?r?\.?l|b\.?v|p\.?o\.? box|street|stra(?:ß|ss)e|avenue|road|suite|building|room)\b/i;

/** What a line at the end may be besides prose: short, without the end of a sentence. */
function isCardLine(line: string): boolean {
  return line.length <= 72 && !/[.!?…]["')]?$/.test(line.trim()) && !/^\s*(?:p\.?\s?s\.?|ps)\b/i.test(line);
}

/** True for a name on a line of its own: "Jim", "Dr. Jim Lemon", "-- Steve", "/ann", "J." */
function signs(line: string, names: ReadonlySet<string>): 'author' | 'somebody' | null {
  const bare = line
    .trim()
    .replace(/^[-–—~/*_(<+]+\s*|[\s,.!)*_>]+$|\s*[:;]-?\)$/g, '')
    .replace(/^(?:dr|prof|mr|mrs|ms)\.?\s+/i, '');
  if (bare === '' || bare.length > 40) {
    return null;
  }
  const lower = bare.toLowerCase();
  if (
    names.has(lower) ||
    names.has(lower.replace(/\./g, '')) ||
    lower.split(/[\s.]+/).every((word) => names.has(word))
  ) {
    return 'author';
  }
  const words = bare.split(/\s+/);
  return words.length <= 4 &&
    words.every(
      (word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || /^(?:van|von|de|der|den|di|da|la|le|al|el|bin)$/.test(word),
    )
    ? 'somebody'
    : null;
}

/**
 * Claims the sign-off at the end of the author's last words, and what stands below it as a signature: contact details
 * and the like. A postscript stays the author's.
 */
export function claimSignOff(lines: readonly string[], kinds: Kinds, names: ReadonlySet<string>): void {
  const own = lines.flatMap((line, index) => (kinds[index] === undefined && !isBlank(line) ? [index] : []));
  const tail = own.slice(-14);
  const textOf = (at: number | undefined): string => (at === undefined ? '' : (lines[at] ?? ''));
  for (let place = Math.max(0, tail.length - 14); place < tail.length; place += 1) {
    const at = tail[place];
    if (at === undefined) {
      continue;
    }
    const line = textOf(at).trim();
    const closes = line.length <= 60 && (closingLine.test(line) || asianClosing.test(line));
    const who = signs(line, names);
    const isLast = place === tail.length - 1;
    const alone = isBlank(lines[at - 1]) || kinds[at - 1] !== undefined || at === 0;
    let end = place + 1; // behind the sign-off, as a place in the tail
    if (closes) {
      while (end < tail.length && end < place + 3) {
        const next = textOf(tail[end]);
        if (signs(next, names) === null && !(closingLine.test(next.trim()) && next.length <= 60)) {
          break;
        }
        end += 1;
      }
    } else if (who !== 'author' && !(who === 'somebody' && isLast && alone && own.length > 1)) {
      continue;
    }
    const rest = tail.slice(end).map((index) => textOf(index));
    if (closes && end === place + 1 && rest.length > 0 && !isCard(rest)) {
      continue; // "Thanks" in the middle of the text
    }
    if (rest.length > 0 && !isCard(rest)) {
      if (who === 'author' && !closes) {
        continue;
      }
      // a postscript below the name
      if (rest.length > 6 || !closes) {
        continue;
      }
    }
    tail.slice(place, end).forEach((index) => (kinds[index] = 'sign-off'));
    if (rest.length > 0 && isCard(rest)) {
      tail.slice(end).forEach((index) => (kinds[index] = 'signature'));
    }
    return;
  }
}

/** A signature without its mark: contact details, a post, a place; nothing that reads like a message. */
function isCard(rest: readonly string[]): boolean {
  const telling = rest.filter((line) => contact.test(line)).length;
  return (
    rest.length <= 12 &&
    telling > 0 &&
    rest.filter((line) => isCardLine(line) || contact.test(line)).length >= rest.length * 0.8
  );
}

/** Claims signatures that carry their mark: everything below a line "-- ", as far as nobody else claimed it. */
export function claimMarkedSignatures(lines: readonly string[], kinds: Kinds): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (kinds[at] !== undefined || line.charCodeAt(0) !== 45 || !/^(?:- )?--[ \u00a0]?$|^—\s*$/.test(line)) {
      continue;
    }
    let end = at + 1;
    while (end < lines.length && kinds[end] === undefined) {
      end += 1;
    }
    const rest = lines.slice(at + 1, end).filter((each) => !isBlank(each));
    // Without its blank the mark may be a ruler of the author's between paragraphs.
    if (
      line === '-- '
        ? rest.length <= 40
        : rest.length > 0 && rest.length <= 10 && !rest.some((each) => each.length > 200)
    ) {
      kinds.fill('signature', at, end);
      at = end;
    }
  }
}
