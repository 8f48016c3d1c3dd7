import { addressed, isListener, type Listener } from './germanAddress.ts';
import { germanFullStop } from './ends.ts';
import { addressedVerb, apart, isAuxiliary, isFinite, isFirstPerson } from './germanVerbs.ts';

/** A clause of a request, taken apart: "ob er nächste Woche Zeit hat". */
export interface Clause {
  /** The word that begins it: dass, ob, "wie viele Stühle"; undefined where it has the order of a sentence. */
  readonly what: string | undefined;
  /** The pronoun it is about; empty for a noun, which then stands among the words. */
  readonly subject: string;
  /** Whether that is whom the request is for. */
  readonly isReader: boolean;
  readonly plural: boolean;
  readonly verb: string;
  readonly words: readonly string[];
  /** What goes on with the same subject: "und die Säge mitbringt". */
  readonly more: readonly { readonly link: string; readonly verb: string; readonly words: readonly string[] }[];
  /** Clauses that hang on it: ", wenn er ankommt". */
  readonly tail: string;
  /** Where it ends in the text, its tail included. */
  readonly end: number;
}

const asking = String.raw`(?:(?:welche[nmrs]?|wie\s+viele?|was\s+für(?:\s+eine?[nmrs]?)?)(?:\s+(?:\p{Ll}+\s+)?\p{Lu}\p{L}+)?|wie\s+(?!(?:er|sie|es|ich|wir|ihr|du|man|hier|dort|morgen|heute|gestern|nächste[nr]?|jetzt|dann|viele?|alle|(?:de[rmns]|die|das|dies|ein|kein|mein|dein|sein|ihr|unser)\p{Ll}{0,2})\s)\p{Ll}+|was|wann|wo|wohin|woher|wer|wen|wem|wie|warum|wieso|weshalb|wofür|womit|worüber)`;
const begins = new RegExp(String.raw`^(?:(?<what>dass|ob|${asking})\s+)?(?:(?<subject>er|sie|ich|wir|es)\s+)?`, 'u');
/** "Am 12. Mai" ends nothing. */
const sentenceEnd = new RegExp(String.raw`${germanFullStop}|[;!?\n]|:(?=\s)`, 'u');
const joint = /^(?:,\s*|,?\s+)(und|oder|aber)\s+/u;
const clauseBegins =
  /^(?:dass|ob|was|wann|wo|wohin|woher|wer|wen|wem|wie|warum|wieso|weshalb|ich|wir|er|sie|es|das|sag|frag|schreib|bitte|dann|dank|gratulier|all|jede[rs]?|niemand|keiner)e?\b/iu;
const hangs = new RegExp(
  String.raw`^,\s+(?:wenn|weil|falls|damit|bevor|bis|sobald|nachdem|obwohl|während|solange|da|dass|ob|${asking}|(?:de[rnm]|die|das)(?=\s\P{Lu}))\s(?:(?!\s(?:und|dann)\s+(?:sag|frag|schreib|bitte|dass|ob)).(?![;!?\n]|${germanFullStop}))*.?`,
  'u',
);
/** "Ob sie weiß, wann er fährt". */
const knowing =
  /^(?:weiß|wissen|wusste|sagt|sagen|sieht|hört|klärt|erfährt|verrät|erklärt|zeigt|prüft|mitteilt|nachsieht|nachschaut)/u;
const telling = /^(?:sagen|verraten|herausfinden|erklären|zeigen|nachsehen|nachschauen|schauen|mitteilen|prüfen)$/u;

function asksToTell({ verb, words }: Turning): boolean {
  return knowing.test(verb) || (/^(?:kann|könnte|mag)/u.test(verb) && telling.test(words.at(-1) ?? ''));
}

const asksOn = new RegExp(String.raw`^,\s+(?:ob|${asking})\s`, 'u');
const word = String.raw`\p{Lu}[\p{L}-]+`;
/** "Mein Sohn Leo". */
const kin =
  '(?:Sohn|Tochter|Mann|Frau|Bruder|Schwester|Vater|Mutter|Freund(?:in)?|Kolleg(?:e|in)|Chef(?:in)?|Hund|Katze|Onkel|Tante|Cousine?|Nachbar(?:in)?|Enkel(?:in)?)';
const determined = String.raw`(?:der\s+\d{1,2}\.|(?:der|die|das|ein|eine|(?:sein|ihr|mein|unser|kein|dies)e?r?)\s+(?:\p{Ll}+\s+){0,2}(?:(?:Herr|Frau)\s+)?(?:${kin}\s+)?${word})`;
/** A noun with what belongs to it: "ihr Paket", "die nächste Sitzung", "Karl". */
const noun = new RegExp(
  String.raw`^(?:alle|jede[rs]?|niemand|keiner)(?!\p{L})|^(?:${determined}(?:\s+und\s+(?:${determined}|${word}))?|${word}(?:\s+(?:und\s+)?${word})?)(?:\s+vo[nm]\s+(?:(?:Dr\.|Herrn|Frau)\s+)*${word})?(?!\p{L})(?!\s+(?:mit|von|vom|für|der|des|über|zwischen|aus)\s)`,
  'u',
);

/**
 * The clause at the beginning of a text; null where there is none, or its verb is not found. `implied`: the word that
 * began the one before it and may count for this one too, as in "dass es regnet und er einen Schirm braucht".
 */
export function readClause(text: string, listener: Listener, implied?: string): Clause | null {
  const clause = clauseFrom(text, listener, undefined);
  return clause ?? (implied === undefined ? null : clauseFrom(text, listener, implied));
}

function clauseFrom(text: string, listener: Listener, implied: string | undefined): Clause | null {
  const begun = begins.exec(text);
  const { what = implied, subject = '' } = begun?.groups ?? {};
  if (begun === null || (what === undefined && subject === '')) {
    return begun === null ? null : aboutNoun(text);
  }
  const after = text.slice(begun[0].length);
  const isFirst = subject === 'ich' || subject === 'wir';
  const numbers = ['sie', 'es', ''].includes(subject) ? [false, true] : [subject === 'wir'];
  for (const plural of numbers) {
    const isVerb = (word: string): boolean => (subject === 'ich' ? isFirstPerson(word) : isFinite(word, plural));
    const turned = what === undefined ? verbSecond(after, isVerb) : verbLast(after, isVerb);
    if (turned !== null) {
      const isReader =
        !isFirst &&
        /^(?:er|sie)$/u.test(subject) &&
        !ofThings.test(turned.verb) &&
        isListener(subject, plural, listener);
      const isAsked = what !== undefined && what !== 'dass';
      const hanging = hangs.exec(after.slice(turned.end))?.[0] ?? '';
      // "Wie es war, ob sie kommt": another question.
      const tail = isAsked && asksOn.test(hanging) && !asksToTell(turned) ? '' : hanging;
      const end = begun[0].length + turned.end + tail.length;
      // What is said of somebody else, in whatever words, may be meant otherwise.
      return !isReader && !isFirst && (what === undefined || what === 'dass') && subject !== '' && subject !== 'es'
        ? null
        : { what, subject, isReader, plural, ...turned, tail, end };
    }
  }
  return null;
}

/** "Der Schlüssel liegt unter der Matte": a sentence about a thing, as it is said. */
function aboutNoun(text: string): Clause | null {
  const phrase = noun.exec(text)?.[0] ?? '';
  const after = text.slice(phrase.length);
  for (const plural of [false, true]) {
    const turned =
      /^\s/u.test(after) && phrase !== '' ? verbSecond(after.trimStart(), (word) => isFinite(word, plural)) : null;
    if (turned !== null && turned.words.length > 0) {
      const end = phrase.length + (after.length - after.trimStart().length) + turned.end;
      const tail = hangs.exec(text.slice(end))?.[0] ?? '';
      const words = [...phrase.split(' '), ...turned.words];
      return { what: undefined, subject: '', isReader: false, plural, ...turned, words, tail, end: end + tail.length };
    }
  }
  return null;
}

/** Nobody is asked what they cost. */
const ofThings =
  /^(?:kostet?|kosten|wiegt|wiegen|dauert|dauern|funktioniert|funktionieren|enthält|enthalten|gilt|gelten)$/u;
const suits = /^(?:ginge|geht|passt|passte|klappt|klappte|reicht|wäre)$/u;

type Turning = Pick<Clause, 'verb' | 'words' | 'more' | 'end'>;

/** "nächste Woche Zeit hat": up to the first verb that is followed by a comma, an und, or the end. */
function verbLast(text: string, isVerb: (word: string) => boolean): Turning | null {
  const whole = text.slice(0, sentenceEnd.exec(text)?.index ?? text.length).trimEnd();
  const ends = [...whole.matchAll(/,?\s+(?:und|oder|aber)\s|,\s|$/gu)].map(({ index }) => index);
  for (const end of ends) {
    const words = whole.slice(0, end).trim().split(/\s+/);
    const verb = words.pop() ?? '';
    const rest = whole.slice(end);
    const link = joint.exec(rest);
    const follows = link === null ? '' : rest.slice(link[0].length);
    const next = follows === '' || clauseBegins.test(follows) ? null : verbLast(follows, isVerb);
    // "Bestellt und abgeholt hat": the first is no verb of its own.
    const isPart = next !== null && isAuxiliary(next.verb) && !isAuxiliary(verb);
    // "Ich kann nicht, aber Samstag ginge": what suits has a subject of its own.
    const isOwn = next !== null && suits.test(next.verb) && /^\p{Lu}/u.test(next.words[0] ?? '');
    if (isVerb(verb) && !isPart && words.at(-1) !== 'zu') {
      return next === null || link === null || isOwn
        ? { verb, words, more: [], end }
        : {
            ...{ verb, words, end: end + link[0].length + next.end },
            more: [{ link: link[1] ?? '', verb: next.verb, words: next.words }, ...next.more],
          };
    }
    const late = end === ends.at(-1) ? behindVerb(words.concat(verb), isVerb) : null;
    if (late !== null) {
      return { ...late, more: [], end };
    }
    if (clauseBegins.test(follows)) {
      return null;
    }
  }
  return null;
}

/** "Dass es mir leid tut mit dem Hund": something may stand behind the verb, which is then the last that can be one. */
function behindVerb(
  words: readonly string[],
  isVerb: (word: string) => boolean,
): Pick<Turning, 'verb' | 'words'> | null {
  const at = words.findLastIndex((word, place) => place > 0 && later.test(words[place + 1] ?? '') && isVerb(word));
  return at < 0 ? null : { verb: words[at] ?? '', words: words.toSpliced(at, 1) };
}
const later = /^(?:mit|wegen|für|über|von|vom|bei|beim|auf|zum|zur)$/u;

/** "kann die Leiter haben und bringt sie zurück": the verb is the first word. */
function verbSecond(text: string, isVerb: (word: string) => boolean): Turning | null {
  const sentence = text.slice(0, sentenceEnd.exec(text)?.index ?? text.length);
  const clauses = [...sentence.matchAll(/,\s+(?=\p{Ll})|\s+und\s+(?=(?:dass|ob|sag|frag|schreib|ich|wir|er|sie)\b)/gu)];
  const end = clauses[0]?.index ?? sentence.length;
  const [verb = '', ...words] = sentence.slice(0, end).trim().split(/\s+/);
  if (!isVerb(verb)) {
    return null;
  }
  const at = words.findIndex((word, place) => /^(?:und|oder)$/u.test(word) && isVerb(words[place + 1] ?? ''));
  const more = at < 0 ? [] : [{ link: words[at] ?? '', verb: words[at + 1] ?? '', words: words.slice(at + 2) }];
  return { verb, words: at < 0 ? words : words.slice(0, at), more, end };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** The verb as it is said, and what it leaves at the end; where the clause is a sentence already it lies apart. */
function verbOf(
  verb: string,
  { what, isReader, plural }: Clause,
  { to }: Listener,
): { rest: string; prefix: string } | null {
  const turned = isReader ? addressedVerb(verb, plural, to) : verb;
  return turned === null ? null : what === undefined ? { rest: turned, prefix: '' } : apart(turned);
}

/** What one does for oneself: "was sie sich wünscht". */
const toOneself = /^(?:wünsch|überleg|merk|leist|gönn|besorg|denk)/u;

/** What the clause asks, without its sign; null where its verb cannot be turned. */
export function question(clause: Clause, listener: Listener): string | null {
  const { what = 'ob', verb, words, isReader, subject } = clause;
  const front = verbOf(verb, clause, listener);
  const more = moreOf(clause, listener);
  if (front === null || more === null) {
    return null;
  }
  const who = isReader ? listener.to : subject;
  const own = addressed(words, listener, isReader).map((word) =>
    word === 'dich' && toOneself.test(front.rest) ? 'dir' : word,
  );
  const said = joined(front.rest, who, ...own, front.prefix);
  return (what === 'ob' ? capital(said) : `${capital(what)} ${said}`) + more;
}

/** What the clause says, without its sign; null where its verb cannot be turned, or what it is about not told. */
export function statement(clause: Clause, listener: Listener): string | null {
  const { verb, words, isReader, subject } = clause;
  const front = verbOf(verb, clause, listener);
  const more = moreOf(clause, listener);
  const about =
    subject === '' ? (noun.exec(words.join(' '))?.[0].split(' ') ?? null) : [isReader ? listener.to : subject];
  if (front === null || more === null || about === null) {
    return null;
  }
  const rest = subject === '' ? words.slice(about.length) : words;
  // "Alle sollen ihre Zahlen mitbringen": theirs, not the reader's.
  const isEverybody = /^(?:alle|jede[rs]?|niemand|keiner)$/u.test(about[0] ?? '');
  const behind = isEverybody ? rest : addressed(rest, listener, isReader);
  const who = subject === '' ? addressed(about, listener, false) : about;
  const own = [...who, front.rest, ...behind, front.prefix];
  return capital(joined(...own)) + more;
}

function moreOf(clause: Clause, listener: Listener): string | null {
  const all = clause.more.map(({ link, verb, words }) => {
    const front = verbOf(verb, clause, listener);
    const rest = front?.rest;
    return rest === undefined
      ? null
      : ` ${joined(link, rest, ...addressed(words, listener, clause.isReader), front?.prefix ?? '')}`;
  });
  return all.includes(null) ? null : all.join('');
}

/** Clauses that hang on one, with the listener spoken to in them: ", wenn du ankommst". */
export function subordinate(tail: string, listener: Listener): string {
  const match = /^(,\s+(?:\p{L}+\s+)+?)(er|sie)\s+(.*?)(\p{Ll}+)(,.*)?$/u.exec(tail);
  const [, lead = '', pronoun = '', words = '', verb = '', rest = ''] = match ?? [];
  for (const plural of pronoun === 'sie' ? [false, true] : [false]) {
    if (match !== null && isFinite(verb, plural) && isListener(pronoun, plural, listener)) {
      const turned = addressedVerb(verb, plural, listener.to);
      if (turned !== null) {
        const own = addressed(words.trim().split(/\s+/), listener);
        return `${lead}${joined(listener.to, ...own, turned)}${rest === '' ? '' : subordinate(rest, listener)}`;
      }
    }
  }
  return match === null ? addressed(tail.split(' '), listener, false).join(' ') : tail;
}
