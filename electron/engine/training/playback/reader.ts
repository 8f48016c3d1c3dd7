import { type Gender, genderOf } from '../../prompt/givenNames.ts';

/** How a request speaks of whoever reads the mail. */
export interface Reader {
  /** What a request calls them; null where it cannot be told. */
  readonly name: string | null;
  /** `they` also where nobody can tell. */
  readonly gender: Gender;
  readonly several: boolean;
}

const everybody =
  /\b(?:all|everyone|everybody|folks|team|guys|both|colleagues|alle|allerseits|zusammen|kollegen|ihr lieben)\b/iu;
const opening =
  /^(?:dear|hi|hello|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|moin|guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening|day)|morning|afternoon|thanks|thank you|many thanks|danke|vielen dank|servus|cher|chère|bonjour)\b[\s,]*(?:(?:again|there|nochmals?)\b[\s,]*)?/iu;
const titles = /^(?:prof(?:essor)?|dr|mrs?|ms|miss|herrn?|frau|madame|sir|mme)\b\.?/iu;

/** The words of a greeting that name somebody: `Dear Prof. Aman,` is `Prof. Aman`. Null where none does. */
export function namedIn(greeting: string): string | null {
  const rest = greeting.replace(opening, '');
  // Without a word of greeting in front, only a short line of names is one: `Toby –`.
  if (rest === greeting && greeting.split(/\s+/).length > 4) {
    return null;
  }
  const words: string[] = [];
  for (const raw of rest.split(/\s+/)) {
    const word = raw.replace(/[^\p{L}\p{N}.'’-]+/gu, '').replace(/(?<!^(?:Prof|Dr|Mr|Mrs|Ms|St|\p{L}))\.+$/u, '');
    const joins = /^(?:and|und|&)$/i.test(raw) && words.length > 0;
    if (joins) {
      words.push(raw);
    } else if (/^\p{Lu}[\p{L}.'’-]*$/u.test(word) && word !== 'I') {
      words.push(word);
      if (/[,;:!–—]$/.test(raw)) {
        break;
      }
    } else {
      break;
    }
  }
  while (/^(?:and|und|&)$/i.test(words.at(-1) ?? '')) {
    words.pop();
  }
  return words.length === 0 || words.length > 6 ? null : words.join(' ');
}

/**
 * Who reads a mail: as the greeting names them, since that is what the person calls them; else as the header does.
 * `addressed`: the first name of the only reader in the header, or null.
 */
export function readerOf(greeting: string | null, addressed: string | null, readers: number): Reader {
  if (greeting !== null && everybody.test(greeting)) {
    return { name: null, gender: 'they', several: true };
  }
  const named = greeting === null ? null : namedIn(greeting);
  const name = named === null || endsWithFirstName(named, addressed) ? addressed : named;
  const several = name === null ? readers > 1 : /\s(?:and|und|&)\s/i.test(name);
  return { name, gender: several || name === null ? 'they' : genderOf(name), several };
}

/** `Ahoy Ansel` is Ansel with a greeting of the person's own, where the header knows him by that name. */
function endsWithFirstName(named: string, addressed: string | null): boolean {
  return (
    addressed !== null && named.endsWith(` ${addressed}`) && !titles.test(named) && !/\s(?:and|und|&)\s/i.test(named)
  );
}
