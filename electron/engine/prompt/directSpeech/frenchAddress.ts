import { lexicon } from '../../lexicon.ts';
import { frenchVerb, type FrenchAddressee } from './frenchVerbs.ts';
import {
  type FrenchListener,
  genderOfName,
  isReader,
  named,
  nobody,
  speaksOfTwo,
  suits,
  toPeople,
  whomSuits,
} from './frenchReader.ts';

/** A word or a sign with the blank before it; what is elided stands for itself: "qu'" and "elle". */
interface Token {
  readonly gap: string;
  readonly text: string;
}

const token = /(\s*)((?:(?:jus|lors|puis)?qu|[cdjlmnst])['’](?=\p{L})|[\p{L}\p{N}]+(?:[-'’.]\p{L}+|[.,]\p{N}+)*|\S)/giu;
const clitics = /^(?:ne|me|te|se|le|la|les|lui|leur|nous|vous|y|en|[nmtsl]['’])$/iu;
const vowel = /^[aeiouyhàâäéèêëîïôöûüœæ]/iu;

const own: Readonly<Record<FrenchAddressee, Readonly<Record<string, string>>>> = {
  tu: lexicon({ son: 'ton', sa: 'ta', ses: 'tes', leur: 'votre', leurs: 'vos' }),
  vous: lexicon({ son: 'votre', sa: 'votre', ses: 'vos', leur: 'votre', leurs: 'vos' }),
};

/**
 * A text with its listener spoken to; null where who is meant in it cannot be told.
 *
 * @param before What was said before.
 * @param isDoing Whether they are who does what the text says: then "se" is theirs, and "lui" somebody else.
 */
export function frenchAddressed(text: string, listener: FrenchListener, before = '', isDoing = false): string | null {
  const { to, several, gender } = listener;
  const words: Token[] = [...text.matchAll(token)].map(([, gap = '', word = '']) => ({ gap, text: word }));
  const out: (Token & { readonly changed: boolean })[] = [];
  /** Whom the clause is about so far, and what goes with somebody else whose name was said. */
  let about: 'reader' | 'named' | 'other' | 'open' = isDoing ? 'reader' : 'open';
  let other = named(before);
  for (let at = 0; at < words.length; at += 1) {
    const { gap, text: word } = words[at] ?? { gap: '', text: '' };
    const lower = word.toLowerCase().replace('’', "'");
    const next = words[at + 1]?.text ?? '';
    const put = (changed: string, space = gap): void => {
      out.push({ gap: space, text: /^\p{Lu}/u.test(word) ? capital(changed) : changed, changed: true });
    };
    const keep = (): void => {
      out.push({ gap, text: word, changed: false });
    };
    const rest = sinceOf(words, at + 1);
    const last = words[at - 1]?.text ?? '';
    if (/^[.;:!?]$/u.test(word) || /^(?:que|qu'|si|mais|parce|car|quand|pour|donc|et|puis)$/u.test(lower)) {
      other = null;
      about = /^(?:et|puis)$/u.test(lower) ? about : 'open';
    }
    if (/^(?:il|elle|ils|elles)$/u.test(lower) && !isStressed(last, next)) {
      if (lower === 'il' && nobody.test(rest)) {
        about = 'open';
        keep();
        continue;
      }
      const said =
        before +
        words
          .slice(0, at)
          .map(({ gap: space, text: each }) => space + each)
          .join('');
      const mine = isReader(lower, listener, said, rest);
      const nearest = other ?? named(said);
      if (nearest !== null && (suits(lower, { ...listener, gender: nearest }) || gender === 'they')) {
        return null;
      }
      about = mine === true ? 'reader' : 'other';
      if (mine === true) {
        put(to);
      } else {
        keep();
      }
      const verb = verbBehind(words, at + 1);
      const plural = lower.endsWith('s');
      if (mine === true && verb !== null) {
        const turned = frenchVerb(words[verb]?.text ?? '', plural, to);
        if (turned === null) {
          return null;
        }
        words[verb] = { gap: words[verb]?.gap ?? '', text: turned };
        turnCoordinated(words, verb + 1, plural, to);
      } else if (mine === true) {
        return null;
      }
      continue;
    }
    if (/^(?:je|j'|nous|on|tu|vous|c'|ce|ça|cela)$/u.test(lower) && !clitics.test(last)) {
      about = 'open';
    }
    const name = genderOfName(word);
    if (name !== null) {
      about = at === 0 || /^(?:que|qu'|si|et)$/iu.test(last) ? 'named' : 'other';
      other = name;
    }
    if (about === 'other' || (about === 'named' && /^(?:son|sa|ses)$/u.test(lower))) {
      // Theirs, perhaps.
      if (/^(?:lui|leur|leurs|son|sa|ses)$/u.test(lower)) {
        return null;
      }
      keep();
      continue;
    }
    const possessive = own[to][lower];
    if (
      possessive !== undefined &&
      lower !== 'leur' &&
      (lower !== 'leurs' || several) &&
      !several === !lower.startsWith('leur')
    ) {
      put(possessive);
    } else if (lower === 'leur' && several) {
      put(isPronoun(last, next) ? 'vous' : 'votre');
    } else if (/^(?:se|s')$/u.test(lower) && about === 'reader' && next !== 'il' && next !== 'ils') {
      put(to === 'tu' ? 'te' : 'vous');
    } else if (lower === 'lui' && !several && (about !== 'reader' || isStressed(last, next))) {
      put(isStressed(last, next) ? (to === 'tu' ? 'toi' : 'vous') : to === 'tu' ? 'te' : 'vous');
      beforeObject(out, to);
    } else if (/^(?:elle|eux|elles)$/u.test(lower) && isStressed(last, next) && suits(lower, listener)) {
      put(to === 'tu' ? 'toi' : 'vous');
    } else if (
      /^(?:le|la|l'|les)$/u.test(lower) &&
      about !== 'reader' &&
      toPeople.test(next) &&
      isObject(last) &&
      whomSuits(lower, listener)
    ) {
      put(to === 'tu' ? 'te' : 'vous');
    } else {
      keep();
    }
  }
  return gender === 'they' && !several && speaksOfTwo(text) ? null : joined(out);
}

/** "Le lui" is said "te le". */
function beforeObject(out: (Token & { readonly changed: boolean })[], to: FrenchAddressee): void {
  const [object, whom] = out.slice(-2);
  if (object !== undefined && whom !== undefined && /^(?:le|la|les|l['’])$/iu.test(object.text)) {
    const plain = object.text.replace(/^l['’]$/u, 'le');
    out.splice(
      -2,
      2,
      { gap: object.gap, text: to === 'tu' ? 'te' : 'vous', changed: true },
      { gap: ' ', text: plain, changed: true },
    );
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sinceOf(words: readonly Token[], at: number): string {
  return words
    .slice(at, at + 10)
    .map(({ gap, text }) => gap + text)
    .join('')
    .trimStart();
}

/** "Avec elle", "pour lui", "chez eux": behind a word that wants it so, or at the end. */
function isStressed(last: string, next: string): boolean {
  return (
    /^(?:avec|pour|chez|sans|à|de|d['’]|contre|sur|vers|derrière|devant|entre|comme|que|et)$/iu.test(last) &&
    (!isVerbal(next) || /^(?:avec|pour|chez|sans|à|contre|vers)$/iu.test(last)) &&
    !clitics.test(next) &&
    !(/^(?:que|et)$/iu.test(last) && /^\p{L}/u.test(next))
  );
}

function isVerbal(word: string): boolean {
  return /^(?:ai|as|a|avons|avez|ont|suis|es|est|faut|va|ira|irait|rappelle|rends|dois|doit|envoie|\p{Ll}+(?:rai|rons|ra|ait|ais|er|ir|re|oir|ont|e|ent|it|ient|eux|oit|aît))$/u.test(
    word,
  );
}

function isObject(last: string): boolean {
  return /^(?:je|j['’]|nous|on|que|qu['’]|pour|de|d['’]|ne|n['’]|il|elle|à|vais|peux|veux|dois|pourrai|pouvons|voudrais|aimerais|devrait)$|^\p{L}+$/iu.test(
    last,
  );
}

/** "Je leur rends", and not "leur maison". */
function isPronoun(last: string, next: string): boolean {
  return (
    /^(?:je|tu|nous|on|ne|il|elle|le|la|les)$/iu.test(last) ||
    clitics.test(next) ||
    (/^(?:de|pour|à|veux|peux|dois|vais|pourrais?)$/iu.test(last) && /(?:er|ir|re|oir)$/u.test(next))
  );
}

/** Where the verb of a pronoun stands; null where none does. */
function verbBehind(words: readonly Token[], from: number): number | null {
  for (let at = from; at < words.length; at += 1) {
    if (!clitics.test(words[at]?.text ?? '')) {
      return /^\p{L}/u.test(words[at]?.text ?? '') ? at : null;
    }
  }
  return null;
}

/** "Elle peut venir et doit payer": what the same person does besides. */
function turnCoordinated(words: Token[], from: number, plural: boolean, to: FrenchAddressee): void {
  for (let at = from; at < words.length && !/^(?:[.;:!?]|que|qu['’]|si)$/iu.test(words[at]?.text ?? ''); at += 1) {
    if (!/^(?:et|ou|mais|puis)$/iu.test(words[at]?.text ?? '')) {
      continue;
    }
    const verb = verbBehind(words, at + 1);
    const turned = verb === null ? null : frenchVerb(words[verb]?.text ?? '', plural, to);
    const isSure =
      verb !== null &&
      (verb > at + 1 ||
        /^(?:a|est|va|peut|doit|veut|fait|prend|vient|met|sait|ont|sont|peuvent|doivent|\p{Ll}+(?:ra|ait|ront|aient))$/u.test(
          words[verb]?.text ?? '',
        ));
    if (verb !== null && turned !== null && isSure) {
      words[verb] = { gap: words[verb]?.gap ?? '', text: turned };
    }
  }
}

/** Tokens as a text, elided where French elides. */
function joined(words: readonly (Token & { readonly changed: boolean })[]): string {
  let text = '';
  words.forEach(({ gap, text: word, changed }, at) => {
    const next = words[at + 1];
    const mayElide = changed || next?.changed === true;
    const follows = next?.text ?? '';
    const full = /^(?:(?:jus|lors|puis)?qu|[dnmtslj])['’]$/iu.test(word);
    if (full && mayElide && !vowel.test(follows)) {
      const bare = word.slice(0, -1);
      text += gap + (bare.toLowerCase() === 's' && /^(?:tu|vous)$/u.test(follows) ? 'si' : `${bare}e`) + ' ';
    } else if (!full && mayElide && /^(?:te|me|se|le|la|ne|de|que|je)$/iu.test(word) && vowel.test(follows)) {
      text += `${gap}${word.slice(0, -1)}'\u0000`;
    } else {
      // Where "l'" stood, or "s'".
      text += gap + word + (changed && next?.gap === '' && /^\p{L}/u.test(follows) ? ' ' : '');
    }
  });
  return text.replace(/\u0000\s*/gu, '').replace(/ {2,}/gu, ' ');
}
