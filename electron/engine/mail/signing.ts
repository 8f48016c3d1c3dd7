import { asianClosing, closingLine, closingSentence } from './phrases.ts';

/** "Inés" may sign as "Ines". */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** The author's names as they may sign with: first name, full name, initials; in lower case. */
export function signingNames(name: string, address: string): ReadonlySet<string> {
  const plain = plainLetters(name)
    .replace(/\(.*?\)|\bvia .*$|["',]/gi, ' ')
    .trim();
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

/** What a card says: how to reach somebody, and who they are. */
export const contact =
  /https?:|www\.|@|\+?\d[\d ()./-]{6,}\d|\b(?:tel|phone|fax|mobile|mob|cell|email|e-mail|skype|twitter|linkedin|icq|pgp|gpg|key id|fingerprint|address)\b\.?\s*[:#]|[|•·]|\b(?:ph\.?d|m\.?sc|prof(?:essor)?|dr|director|manager|engineer|developer|consultant|architect|president|founder|ceo|cto|cfo|head of|lead|senior|university|universit[äy]t?|universit[éeà]|universidad|institute?|department|dept|faculty|school|college|hospital|laborator|center|centre|gmbh|ltd|inc|llc|corp|s\.?a\.?r?\.?l|b\.?v|p\.?o\.? box|street|stra(?:ß|ss)e|avenue|road|suite|building|room)\b/i;

/** A footnote or a postscript: the author's, although it stands below the name. */
export const reference = /^\s*(?:\[\d{1,2}\]|\(\d{1,2}\)(?! ?\d{3})|\*+\)|p\.?\s?s\b|ps:|n\.?b\.?\b)/i;

/** What a line at the end may be besides prose: short, without the end of a sentence. */
export function isCardLine(line: string): boolean {
  const endsSentence = /[.!?…]["')]?$/.test(line.trim()) && !/(?:^|[\s,.])\p{L}{1,4}\.$/u.test(line.trim());
  return line.length <= 72 && !endsSentence && !/^\s*(?:p\.?\s?s\.?|ps)\b/i.test(line);
}

/** A post, a house, a place: a few words that begin large and say no sentence. */
export function isTitle(line: string): boolean {
  return (
    /^\s*(?:(?:[A-Z]{1,3}-)?(?:\d{4,6}\s+)?\p{Lu}|\p{Lo}[\p{Lo}\s·]{1,20}$)/u.test(line) &&
    (line.match(/[\p{L}\d]+/gu) ?? []).length <= 5 &&
    isCardLine(line) &&
    !reference.test(line)
  );
}

/** True for a name on a line of its own: "Jim", "Dr. Jim Lemon", "-- Steve", "/ann", "J." */
export function signs(line: string, names: ReadonlySet<string>): 'author' | 'somebody' | null {
  if (line.length > 200) {
    return null;
  }
  const bare = withoutPictographs(line)
    .trim()
    .replace(/^(?:i\. ?a\.|i\. ?v\.|p\.?p\.?a?\.|p\/o)\s+/i, '')
    .replace(/^[-–—~/*_(<+]+\s*|[\s,.!)*_>]+$|\s*[:;]-?\)$/g, '')
    .replace(/^(?:dr|prof|mr|mrs|ms)\.?\s+/i, '');
  if (bare === '' || bare.length > 40) {
    return null;
  }
  const lower = plainLetters(bare).toLowerCase();
  if (
    names.has(lower) ||
    names.has(lower.replace(/\./g, '')) ||
    lower.split(/[\s.]+/).every((word) => names.has(word))
  ) {
    return 'author';
  }
  const words = bare.split(/\s+/);
  return words.length <= 4 &&
    !(bare.length > 2 && line.trim().endsWith('.')) &&
    words.every(
      (word) => /^\p{Lu}[\p{L}'’.-]*$/u.test(word) || /^(?:van|von|de|der|den|di|da|la|le|al|el|bin)$/.test(word),
    )
    ? 'somebody'
    : null;
}

const pictograph = /[\p{Extended_Pictographic}\u200d\ufe0f]/u;

function withoutPictographs(line: string): string {
  return pictograph.test(line) ? line.replace(new RegExp(pictograph, 'gu'), '') : line;
}

/** A closing phrase on a line of its own. */
export function isClosing(line: string): boolean {
  const text = withoutPictographs(line).trim();
  const isSentence = /\.$/.test(text) && text.split(/\s+/).length > 3;
  return (
    (text.length <= 70 && !isSentence && (closingLine.test(text) || asianClosing.test(text))) ||
    (text.length <= 200 && closingSentence.test(text))
  );
}
