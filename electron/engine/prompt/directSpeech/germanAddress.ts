import { type Gender, genderOf } from '../givenNames.ts';
import type { Addressee } from './germanVerbs.ts';

/** Whom a request is for, as far as it matters to how German speaks of them and to them. */
export interface Listener {
  readonly to: Addressee;
  readonly gender: Gender;
  /** Whether they are several; `maybe` for a firm or a family. */
  readonly several: 'yes' | 'maybe' | 'no';
}

const forms: Readonly<Record<Addressee, { whom: string; toWhom: string; whose: (ending: string) => string }>> = {
  du: { whom: 'dich', toWhom: 'dir', whose: (ending) => `dein${ending}` },
  ihr: { whom: 'euch', toWhom: 'euch', whose: (ending) => (ending === '' ? 'euer' : `eur${ending}`) },
  Sie: { whom: 'Sie', toWhom: 'Ihnen', whose: (ending) => `Ihr${ending}` },
};
/** Behind "sich" these show that something else is whom the verb is about: "sich das Buch leihen". */
const object = /^(?:das|die|den|ein|eine|einen|etwas|was|alles|nichts|\p{Lu}\p{Ll}+|sein|ihr|mein|kein)/u;

/** Whether a pronoun can be the listener: er or sie of one, sie of several. */
export function isListener(pronoun: string, plural: boolean, { gender, several }: Listener): boolean {
  if (plural || several === 'yes') {
    return pronoun === 'sie' && plural && several !== 'no';
  }
  return gender === 'they' || gender === (pronoun === 'er' ? 'he' : 'she');
}

/**
 * The words of a clause, with the listener spoken to instead of spoken of, up to where it tells of somebody else by name.
 * `isDoing`: whether they are who does something: then "sich" is theirs, and "ihn" somebody else.
 */
export function addressed(words: readonly string[], listener: Listener, isDoing = true): string[] {
  const { to, gender, several } = listener;
  const { whom, toWhom, whose } = forms[to];
  const isHe = gender !== 'she' && several !== 'yes';
  const isShe = gender !== 'he';
  let isOther = false;
  return words.map((word, at) => {
    const [, plain = '', sign = ''] = /^(\p{L}+)([,:)]*)$/u.exec(word) ?? [];
    const next = words[at + 1] ?? '';
    isOther ||= /^\p{Lu}/u.test(plain) && ['he', 'she'].includes(genderOf(plain));
    if (isOther || plain === '') {
      return word;
    }
    if (plain === 'sich' && isDoing) {
      return (to === 'Sie' ? 'sich' : to === 'ihr' ? 'euch' : object.test(next) ? 'dir' : 'dich') + sign;
    }
    const his = isHe ? /^sein(e[mnrs]?)?$/u.exec(plain) : null;
    const her = isShe ? /^ihr(e[mnrs]?)?$/u.exec(plain) : null;
    if (his !== null || (her !== null && (her[1] !== undefined || /^\p{Lu}/u.test(next)))) {
      return whose((his ?? her)?.[1] ?? '') + sign;
    }
    if (isDoing) {
      return word;
    }
    if ((isHe && plain === 'ihn') || (isShe && plain === 'sie')) {
      return whom + sign;
    }
    return (isHe && plain === 'ihm') || (isShe && (plain === 'ihr' || plain === 'ihnen')) ? toWhom + sign : word;
  });
}
