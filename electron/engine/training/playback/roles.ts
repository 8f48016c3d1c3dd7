import { functionWords } from '../../prompt/functionWords.ts';
import { imperatives } from './englishWords.ts';
import { movesDeeds } from './movedDeeds.ts';
import { plainWord, wordsOf } from './words.ts';

/** Who does something: the writer of the mail, its reader, both of them, or somebody or something else. */
type Doer = 'writer' | 'reader' | 'both' | 'else';

/** Who is meant by a word, in a mail. */
const inMail: Readonly<Record<string, string>> = {
  en: "writer: i i'm i'll i've i'd me myself; reader: you you're you'll you've you'd yourself; both: we we're we'll we've us; else: he she they him them it my your our his her their",
  de: 'writer: ich mich mir; reader: du dich dir; both: wir uns; else: er sie ihn ihm ihr ihnen es mein meine meinen meinem meiner dein deine deinen deinem deiner unser unsere unseren',
};
/** Who is meant by a word, in a request. */
const inRequest: Readonly<Record<string, string>> = {
  en: "writer: i i'm i'll i've i'd me myself; reader: he she they he's she's they're him her them his their theirs himself herself themselves; both: we we're we'll we've us our; else: it",
  de: 'writer: ich mich mir; reader: er sie ihn ihm; both: wir uns; else: es ihr ihnen mein meine meinen meinem meiner unser unsere unseren',
};

function readDoers(lists: Readonly<Record<string, string>>): Map<string, Map<string, Doer>> {
  return new Map(
    Object.entries(lists).map(([language, text]) => [
      language,
      new Map(
        text.split('; ').flatMap((list) => {
          const [doer = '', words = ''] = list.split(': ');
          return words.split(' ').map((word) => [word, doer as Doer] as const);
        }),
      ),
    ]),
  );
}

const doersInMail = readDoers(inMail);
const doersInRequest = readDoers(inRequest);
/** Words behind somebody that can say what they do. */
const between = 4;

/** The stem by which forms of one word are the same: crude, but the same for both texts. */
function stem(word: string): string {
  return word
    .replace(/(?:ing|ed|es|s|en|et|st|te|t|e)$/, '')
    .replace(/[est]$/, '')
    .slice(0, 6);
}

/**
 * What the writer and the reader do in a text: each content word within a few words behind "I", "you" (in a mail) or
 * "she", "he", "they" (in a request), up to the next doer or the end of the clause.
 */
function deedsOf(text: string, language: string, doers: ReadonlyMap<string, Doer>): Map<string, Set<Doer>> {
  const grammar = functionWords(language);
  const deeds = new Map<string, Set<Doer>>();
  for (const clause of text.split(/[.!?;:,()\n]+|\b(?:and|but|und|aber)\b/iu)) {
    let doer: Doer | null = null;
    let since = 0;
    for (const raw of clause.match(/[\p{L}\p{N}'’-]+/gu) ?? []) {
      const word = plainWord(raw);
      const here = doers.get(word);
      if (here !== undefined) {
        doer = here;
        since = 0;
      } else if (doer !== null && since++ < between && isDeed(raw, word, grammar)) {
        const key = stem(word);
        deeds.set(key, (deeds.get(key) ?? new Set()).add(doer));
      }
    }
  }
  return deeds;
}

const helping =
  /^(?:would|could|should|shall|can|cannot|will|may|might|must|whether|please|also|not|never|want|like|need|\p{L}+n't|würde\p{L}*|könn\p{L}*|kann|soll\p{L}*|will|woll\p{L}*|muss|müss\p{L}*|möcht\p{L}*|nicht|bitte|gern\p{L}*)$/u;

/** Whether a word can say what somebody does: names, days and in German all nouns cannot. */
function isDeed(raw: string, word: string, grammar: ReadonlySet<string>): boolean {
  return !/^[\p{Lu}\p{N}]/u.test(raw) && !grammar.has(word) && !helping.test(word) && word.length > 2;
}

/** Words for the reader by which only the assistant can be meant in a request. */
const addressing: Readonly<Record<string, RegExp>> = {
  en: /\byou(?:r|rs|rself|'\w+)?\b/i,
  de: /\b(?:du|dich|dir|dein\p{L}*|euch|euer\p{L}*|eure\p{L}*|Ihnen|Ihr|Ihre\p{L}*)\b/u,
};
const asks: Readonly<Record<string, RegExp>> = {
  en: /\?|\b(?:please|let (?:me|us) know|questions?|could you|can you|would you|will you|wonder\p{L}*|ask|feel free|send|call|try|advise|confirm|hints?|suggest|make sure|have a look|look|check|see|use|need|want|would like|should)\b/iu,
  de: /\?|\b(?:bitte|sag|sagen|schick|gib|melde?|fragen?|kannst|könnt|können|würde|wäre|mach|lass|ruf|nimm|komm|schau|brauche|möchte)\p{L}*\b/iu,
};
const askedFor: Readonly<Record<string, RegExp>> = {
  en: /\b(?:asks?|asking|whether|find out|enquire|inquire)\b/i,
  de: /\b(?:frag|bitte|ob\b|erkundig|nachfrag)/i,
};
const thanks: Readonly<Record<string, RegExp>> = {
  en: /\bthank|\bgrateful|\bappreciat|\bgratitude|\bkind\b/i,
  de: /\bdank|\bbedank/i,
};
const negation: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|unable|un(?:fortunate|likely|sure|clear|certain)\p{L}*|declin\p{L}*|refus\p{L}*|fail\p{L}*|miss\p{L}*|impossible|hardly|instead|rather|late|apolog\p{L}*|sorry|incorrect|wrong|cancel\p{L}*|skip|problem|\p{L}+n't)\b/iu,
  de: /\b(?:nicht|kein\p{L}*|nie|niemand|nichts|ohne|weder|leider|ab(?:sag|lehn)\p{L}*|unmöglich|kaum|fehl\p{L}*|statt|entschuldig\p{L}*|falsch)\b/iu,
};
const plainNegation: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|never|nobody|nothing|cannot|unable|\p{L}+n't)\b/iu,
  de: /\b(?:nicht|kein\p{L}*|nie|niemand|nichts)\b/iu,
};

/**
 * Whether a request turns round who does, asks or thanks: speaks to the reader instead of the assistant, gives the
 * reader what the writer does or the other way round, asks where the mail asks nothing, or says yes where it says no.
 * What cannot be told is let pass. Only in languages that it knows; false in others.
 */
export function isTurnedRound(mail: string, request: string, language: string): boolean {
  const mailDoers = doersInMail.get(language);
  const requestDoers = doersInRequest.get(language);
  if (mailDoers === undefined || requestDoers === undefined) {
    return false;
  }
  const has = (patterns: Readonly<Record<string, RegExp>>, text: string): boolean =>
    patterns[language]?.test(text.replaceAll('’', "'")) ?? false;
  return (
    has(addressing, request) ||
    (language === 'en' && (ordersAbout(mail, request) || movesDeeds(mail, request))) ||
    (has(askedFor, request) && !has(asks, mail)) ||
    (/\?/.test(mail) && !has(askedFor, request) && !has(requesting, request)) ||
    (has(thanks, request) && !has(thanks, mail)) ||
    (has(plainNegation, request) && !has(negation, mail)) ||
    (has(plainNegation, mail) && !has(negation, request)) ||
    swapsDeeds(deedsOf(mail, language, mailDoers), deedsOf(request, language, unclear(requestDoers, mail)))
  );
}

/**
 * Whether a passage that is said in other words is no longer said by the same person to the same one: gives "I" what
 * "you" did, loses or makes up a question, a thank-you or a "not".
 */
export function isTurnedAgainst(passage: string, restated: string, language: string): boolean {
  const doers = doersInMail.get(language);
  if (doers === undefined) {
    return false;
  }
  const has = (patterns: Readonly<Record<string, RegExp>>, text: string): boolean =>
    patterns[language]?.test(text.replaceAll('’', "'")) ?? false;
  return (
    has(thanks, passage) !== has(thanks, restated) ||
    (passage.includes('?') && !has(asks, restated)) ||
    (restated.includes('?') && !has(asks, passage)) ||
    (has(plainNegation, restated) && !has(negation, passage)) ||
    (has(plainNegation, passage) && !has(negation, restated)) ||
    swapsDeeds(deedsOf(passage, language, doers), deedsOf(restated, language, doers))
  );
}

/** Verbs by which a request orders what a mail should do; by others, its reader is ordered about. */
const orders =
  /^(?:tell|ask|say|thank|let|wish|note|add|make sure|answer|reply|write|mention|suggest|offer|point|confirm|congratulate|apologi[sz]e|inform|remind|invite|explain|include|be|remember|see|feel|do|put|keep|stop|enjoy|mind)\b/i;

/** Whether a sentence of an English request orders something of the reader that no sentence of the mail orders so. */
function ordersAbout(mail: string, request: string): boolean {
  const starts = (text: string): string[] =>
    text
      .split(/[.!?:;\n]+\s+|,\s+(?:but|and|so|then)?\s*|^/)
      .map((piece) => piece.trim().replace(/^(?:please|then|just|and|also|perhaps) /i, ''))
      .filter((piece) => piece !== '');
  const inMail = new Set(starts(mail).map((piece) => firstWord(piece)));
  return request
    .split(/[.!?;]\s+/)
    .map((piece) => piece.trim())
    .some((piece) => bareOrders.has(firstWord(piece)) && !orders.test(piece) && !inMail.has(firstWord(piece)));
}

const bareOrders = new Set([
  ...imperatives,
  'modify',
  'adjust',
  'select',
  'specify',
  'avoid',
  'draw',
  'provide',
  'look',
]);

function firstWord(text: string): string {
  return /^[\p{L}'’]+/u.exec(text)?.[0].toLowerCase() ?? '';
}

/** Other ways to have the reader do something. */
const requesting: Readonly<Record<string, RegExp>> = {
  en: /\?|\b(?:should|if|let me know|tell me|suggest|propose|offer|invite|have (?:him|her|them)|want|would like|need|report|check|see)\b/i,
  de: /\?|\b(?:soll\p{L}*|sag|schlag|biete?|lad|möchte|will|melde\p{L}*)\b/iu,
};

/** Without the words by which a mail speaks of somebody else: in its request they may mean that one. */
function unclear(doers: ReadonlyMap<string, Doer>, mail: string): Map<string, Doer> {
  const words = new Set(wordsOf(mail));
  const speaksOfOthers = ['he', 'she', 'they', 'him', 'them', 'er', 'ihn', 'ihm'].some((word) => words.has(word));
  return new Map([...doers].map(([word, doer]) => [word, doer === 'reader' && speaksOfOthers ? 'else' : doer]));
}

/** Only deeds are compared that each text gives to one of the two alone. */
function swapsDeeds(mail: ReadonlyMap<string, Set<Doer>>, request: ReadonlyMap<string, Set<Doer>>): boolean {
  for (const [key, doers] of request) {
    const original = mail.get(key);
    const [now] = doers;
    const [then] = original ?? [];
    const isClear = doers.size === 1 && original?.size === 1 && isOne(now) && isOne(then);
    if (isClear && now !== then) {
      return true;
    }
  }
  return false;
}

function isOne(doer: Doer | undefined): boolean {
  return doer === 'writer' || doer === 'reader';
}
