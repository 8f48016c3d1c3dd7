import { genderOf } from '../prompt/givenNames.ts';
import { isTitle } from './called.ts';

/**
 * Greetings with the reader's name left open: `Hi {name},`. What the person says to a reader is looked up among the
 * greetings they used to that reader, and filled in; the model need not guess it.
 */
export interface GreetingForm {
  /** The greeting with `{name}` where the reader's name stands, if one stands there. */
  readonly form: string;
  /** Share of the mails looked at that begin this way, 0 to 1. */
  readonly share: number;
}

const nameWord = /^\p{Lu}[\p{L}'’.-]*$/u;
/** Greetings that are never said without a name. */
const needsName = /^(?:dear|lieber?|sehr geehrter?|cher|chère|querid[oa]|estimad[oa]|car[oa]|beste)\b[\s\p{P}]*$/iu;
/** How such greetings begin. */
export const namedGreetings: readonly string[] = [
  ...['Dear', 'Lieber', 'Liebe', 'Sehr geehrte', 'Cher', 'Chère', 'Querido', 'Querida', 'Estimado', 'Estimada'],
  ...['Caro', 'Cara', 'Beste'],
];
const dayTime =
  /^(?:morning|afternoon|evening|day|morgen|tag|abend|all|everyone|everybody|team|folks|alle|zusammen)$/iu;

/** The greeting with its names and titles replaced by `{name}`; only a first line that is short is a greeting. */
export function greetingForm(greeting: string): string {
  const line = greeting.trim().replace(/\s+/g, ' ');
  const words = line.split(' ');
  const kept: string[] = [];
  let named = false;
  words.forEach((word, index) => {
    const bare = word.replace(/[,.!:;–-]+$/u, '');
    const isName = (index > 0 || words.length === 1) && nameWord.test(bare) && !dayTime.test(bare);
    const joinsNames = named && /^(?:and|und|et|y|e|en|&)$/iu.test(bare) && index < words.length - 1;
    if (isName || joinsNames || isTitle(bare)) {
      if (!named) {
        kept.push('{name}');
      }
      named = true;
      const tail = /[,.!:;–-]+$/u.exec(word)?.[0] ?? '';
      if (index === words.length - 1 && tail !== '' && !(isTitle(bare) && tail === '.')) {
        kept.push(`${kept.pop() ?? ''}${tail}`);
      }
    } else {
      kept.push(word);
    }
  });
  return kept.join(' ');
}

/** The most usual form among the openings of some mails; `null` stands for a mail without a greeting. */
export function usualGreeting(openings: readonly (string | null)[]): GreetingForm | null {
  return mostFrequent(openings.map((opening) => (opening === null ? null : greetingForm(opening))));
}

/**
 * The most frequent of some forms. A mail without one counts: where most mails have none, the answer is null.
 */
export function mostFrequent(forms: readonly (string | null)[]): GreetingForm | null {
  const counts = new Map<string, number>();
  for (const form of forms) {
    if (form !== null) {
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  const without = forms.filter((form) => form === null).length;
  if (forms.length === 0 || without > forms.length / 2) {
    return null;
  }
  const [form, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return form === undefined || count === undefined ? null : { form, share: count / forms.length };
}

/** Greetings that tell whether a man or a woman is greeted. */
const gendered: readonly { readonly pattern: RegExp; readonly he: string; readonly she: string }[] = [
  { pattern: /^liebe[rs]?(?=\s\{)/i, he: 'Lieber', she: 'Liebe' },
  { pattern: /^sehr geehrter?(?=\s\{)/i, he: 'Sehr geehrter', she: 'Sehr geehrte' },
  { pattern: /^(?:cher|chère)(?=\s\{)/i, he: 'Cher', she: 'Chère' },
  { pattern: /^querid[oa](?=\s\{)/i, he: 'Querido', she: 'Querida' },
  { pattern: /^estimad[oa](?=\s\{)/i, he: 'Estimado', she: 'Estimada' },
  { pattern: /^car[oa](?=\s\{)/i, he: 'Caro', she: 'Cara' },
];

/** A form that was said to a man, as it is said to a woman, and the other way about, where a name tells who it is. */
function inflected(form: string, name: string): string {
  const gender = genderOf(name);
  const found = gendered.find(({ pattern }) => pattern.test(form));
  return found === undefined || gender === 'they' || /chen$|lein$/u.test(name)
    ? form
    : form.replace(found.pattern, gender === 'he' ? found.he : found.she);
}

/**
 * The greeting to this reader. Without a name it is the greeting alone (`Hi,`), or null where it cannot stand alone
 * (`Dear,`).
 */
export function fillGreeting(form: string, name: string | null): string | null {
  if (name !== null || !form.includes('{name}')) {
    return name === null ? form : inflected(form, name).replace('{name}', name);
  }
  const alone = form.replace(/\s*\{name\}/, '');
  return needsName.test(alone) || !/\p{L}/u.test(alone) ? null : alone;
}
