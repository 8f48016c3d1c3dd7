import { addressed, type Listener } from './germanAddress.ts';
import { germanCourtesy } from './germanCourtesies.ts';
import { germanFullStop } from './ends.ts';
import { listenerFor, listenerOfMany, mayBeAnother } from './germanListener.ts';
import { command, nameCapital, ofReader, ordered, orders, reader, speaksOf, writing } from './germanOrders.ts';
import { statement, type Clause, question, readClause, subordinate } from './germanClause.ts';
import { withoutZu } from './germanVerbs.ts';

/** "Frag Wendelin", "erinnere ihn daran", "schreib an Frau Kern", "teil ihm mit"; also behind another order. */
const start = new RegExp(
  String.raw`(?<!\p{L})(?<verb>${command})(?:\s+(?:beim?|im|in\s+der|an|mal|doch|bitte))*(?:\s+${reader})?(?:\s+(?:daran|darum|mit|nach|mal|bitte|davor|aus|zurück|wissen|Bescheid))*(?:\s*[,:]\s*|\s+(?=(?:dass|ob|er|sie|wann|wo|wie|was)\s))`,
  'iu',
);
const reminder = new RegExp(
  String.raw`^\s*erinnere?\s+${reader}\s+an\s+(?<what>[^,;:.]+?)(?=[,;:.]|$|\s+und\s+${command}[\s,])`,
  'iu',
);
/** How what is made of a request begins. */
const leads = /(?<=^|[.?!;]\s)Schreib: /gu;
const joint = /^(?:,\s*|,?\s+)(und|oder|aber)\s+/u;

/**
 * What a German request has somebody told, asked or bidden, in the words in which it is said to them: of "frag
 * Wendelin, ob er am Freitag Zeit hat" it makes "Hast du am Freitag Zeit?". A small model turns such a sentence about,
 * asks the reader about the writer, or repeats the order. Where the verb of a clause is not found, or er and sie may be
 * somebody else, it stays as it is.
 *
 * @param to What the reader is called, for requests that do not say it; null where it is not known.
 * @param address How the person speaks to this reader.
 */
export function germanDirectSpeech(asked: string, to: string | null, address: 'du' | 'Sie'): string {
  const written = writing.exec(asked)?.[0] ?? '';
  const below = ofReader(asked.slice(written.length), to, address);
  if (written !== '' && !orders.test(below)) {
    return speaksOf.test(below) ? asked : led(below);
  }
  const request = ordered(nameCapital(below, to));
  const reminded = reminder.exec(request);
  if (reminded !== null) {
    const { reader: named = '', what = '' } = reminded.groups ?? {};
    const rest = germanDirectSpeech(goingOn(request.slice(reminded[0].length)), to, address).replace(leads, '');
    const listener = listenerFor(named, address);
    return led(`${think(listener)} an ${addressed(what.split(' '), listener).join(' ')}.${behind(rest)}`);
  }
  const listenerOf = (whom: string): Listener => listenerFor(whom === '' ? (to ?? '') : whom, address);
  const courtesy = germanCourtesy(request, (whom) => listenerOf(whom).to);
  if (courtesy !== null) {
    const { whom, said: parts, end } = courtesy;
    const [first, what, last] = parts;
    const about = addressed(what.split(' '), listenerOf(whom)).join(' ');
    const rest = germanDirectSpeech(goingOn(request.slice(end)), to, address).replace(leads, '');
    const sentence = `${first} ${about}`.trim().replace(/\s+/g, ' ');
    return led(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${last}${behind(rest)}`);
  }
  const begun = start.exec(request);
  const before = request.slice(0, begun?.index ?? 0).replace(/[\s,]*(?:\s(?:und|dann))*\s*$/iu, '');
  // "Ich frage", "kannst du ihn fragen": no order to the program.
  if (begun === null || /(?:^|\s)(?:ich|er|sie|wir|zu|ihn|soll|ob|dass)\s*$/iu.test(before)) {
    return request;
  }
  const { verb = '', reader: named = to ?? '' } = begun.groups ?? {};
  const rest = request.slice(begun.index + begun[0].length);
  const takesDative = /^(?:sag|schreib|antwort|erklär|erzähl|teil|richt|gib)/i.test(verb);
  const listener =
    /^den\s/iu.test(named) && takesDative
      ? listenerOfMany(address)
      : listenerFor(/^(?:ih[mnr]|sie|ihnen)$/iu.test(named) && to !== null ? to : named, address, named);
  const asks = /^(?:frag|erkundig|hak)/i.test(verb);
  const then = (text: string): string => {
    // A sentence of its own: "Sag Nina, dass ihr Schal hier ist. Sie kann ihn holen."
    const own = /^[\s.;!]+(?=(?:Er|Sie)\s)/u.exec(text)?.[0];
    const next = own === undefined ? goingOn(text) : text.slice(own.length);
    const isTheirs = own !== undefined && !mayBeAnother(request.slice(0, request.length - text.length), listener);
    const turned = isTheirs
      ? said(next.charAt(0).toLowerCase() + next.slice(1), listener, false, then)
      : /^dass\s/u.test(next)
        ? said(next, listener, false, then)
        : null;
    if (turned !== null) {
      return ` ${turned}`;
    }
    const sentence = own === undefined ? '' : next.slice(0, sentenceEnd.exec(next)?.index ?? next.length);
    return sentence === ''
      ? behind(germanDirectSpeech(next, to ?? named, address).replace(leads, ''))
      : ` ${sentence}.${then(next.slice(sentence.length))}`;
  };
  const turned = /^(?:bitt|erinner)/i.test(verb)
    ? (bidden(rest, listener, /^bitt/i.test(verb), then) ?? said(rest, listener, asks, then))
    : (said(rest, listener, asks, then) ?? (/:\s*$/u.test(begun[0]) && !asks ? quoted(rest, then) : null));
  return turned === null
    ? request
    : [before, before === '' ? '' : /[.!?;:]$/u.test(before) ? ' ' : '. ', led(turned)].join('');
}

/**
 * Tells the model whose words they are: it answers a bare "Hast du Zeit?" instead of asking it. Behind "Frag" it would go
 * on with the order ("Fragen Sie, ob ...").
 */
function led(sentences: string): string {
  return `Schreib: ${sentences}`;
}

/** Clause by clause, as long as they are understood; null where the first is not. */
function said(text: string, listener: Listener, asks: boolean, then: (text: string) => string): string | null {
  const sentences: string[] = [];
  let rest = text;
  let link = '';
  let implied: string | undefined;
  for (;;) {
    const clause = readClause(rest, listener, implied);
    // "Sag ihm, was passiert ist" asks nothing.
    const isOpen = !asks && clause?.what !== undefined && clause.what !== 'dass';
    const sentence = clause === null || isOpen ? null : sentenceOf(clause, listener);
    if (clause === null || sentence === null) {
      break;
    }
    // What is said and what is asked are two sentences.
    const isOne = link !== '' && !(sentence.endsWith('?') && sentences.at(-1)?.endsWith('.') === true);
    const before = isOne ? sentences.pop() : undefined;
    sentences.push(
      before === undefined ? sentence : `${before.replace(/[.?]$/u, '')}, ${link} ${uncapitalized(sentence)}`,
    );
    rest = rest.slice(clause.end);
    const next = joint.exec(rest) ?? /^\s*,\s*()(?=\p{Ll})/u.exec(rest);
    implied = clause.what === 'dass' ? 'dass' : undefined;
    if (next === null || readClause(rest.slice(next[0].length), listener, implied) === null) {
      break;
    }
    link = next[1] ?? '';
    rest = rest.slice(next[0].length);
  }
  return sentences.length === 0 ? null : sentences.join(' ') + then(rest);
}

function sentenceOf(clause: Clause, listener: Listener): string | null {
  const isAsked = clause.what !== undefined && clause.what !== 'dass';
  const should = /^soll(?:e|en)?$/u.test(clause.verb) && clause.isReader && !isAsked && clause.more.length === 0;
  const tail = subordinate(clause.tail, listener).replace(/[,\s]+$/u, '');
  if (should) {
    return `${pleaded(addressed(clause.words, listener), listener)}${tail}?`;
  }
  const sentence = isAsked ? question(clause, listener) : statement(clause, listener);
  return sentence === null ? null : `${sentence}${tail}${isAsked ? '?' : '.'}`;
}

function uncapitalized(sentence: string): string {
  return beginsSmall.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

/** Words that are written small within a sentence, and verbs in front of whom they are about: "Hast du". */
const beginsSmall =
  /^(?:Ihr(?=\s\p{Ll})|Alle|Jede\p{Ll}?|Niemand|Keiner|Ich|Wir|Du|Er|Es|Man|Da|Dann|Das|Der|Die|Den|Dem|Ein\p{Ll}{0,2}|Kein\p{Ll}{0,2}|Mein\p{Ll}{0,2}|Dein\p{Ll}{0,2}|Sein\p{Ll}{0,2}|Unser\p{Ll}{0,2}|Euer|Eure\p{Ll}?|W(?:ann|as|er|en|em|o|ie|oher|ohin|arum|elche\p{Ll}?)|\p{Lu}\p{Ll}+ (?:du|ihr|ich|wir|er|sie|es|man|Sie|d(?:er|ie|as)|ein\p{Ll}{0,2}|mein\p{Ll}{0,2}|dein\p{Ll}{0,2}))(?!\p{L})/u;

/** "Antworte Jutta: Dienstag passt": what is said word for word; null where it speaks of somebody. */
function quoted(text: string, then: (text: string) => string): string | null {
  const next = new RegExp(String.raw`(?<=[.;!?]\s+|,\s+(?:und\s+)?|\sund\s+)${command}\s`, 'iu').exec(text);
  const words = text.slice(0, next?.index ?? text.length).replace(/[\s,;]*(?:\sund)?\s*$/u, '');
  return words === '' || speaksOf.test(words)
    ? null
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}${next === null ? '' : `${/[.?!]$/u.test(words) ? '' : '.'}${then(text.slice(next.index))}`}`;
}

/** Another order, or sentence, without what ties it to the one before. */
function goingOn(text: string): string {
  return text.replace(/^[\s,.;:!?]*(?:(?:und|dann|aber)\s+)*/u, '');
}

const sentenceEnd = new RegExp(String.raw`${germanFullStop}|[;!?\n]`, 'u');
/** What a request goes on with, as a sentence of its own. */
function behind(rest: string): string {
  const text = rest.replace(/^[\s,.;:!?]+/u, '').replace(/^(?:(?:und|dann)\s+)+/u, '');
  return text === '' ? '' : ` ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const orderEnd = new RegExp(
  String.raw`${germanFullStop}|[;!?\n]|,?\s+und\s+(?=(?:sag|frag|schreib|bitt|erinner)e?\s|dass\s)`,
  'u',
);

/** Clauses that hang on what somebody is asked for. */
const reasons = /,\s+(?:weil|da|damit|sonst|denn|wenn|falls|bevor|sobald)\s/u;

/** "Bitte ihn, die Säge mitzubringen"; "erinnere ihn daran, die Säge mitzubringen". */
function bidden(text: string, listener: Listener, isAsked: boolean, then: (text: string) => string): string | null {
  const end = orderEnd.exec(text)?.index ?? text.length;
  const hanging = reasons.exec(text.slice(0, end))?.index ?? end;
  const tail = subordinate(text.slice(hanging, end), listener);
  const deeds = text
    .slice(0, hanging)
    .trim()
    .split(/\s+und\s+(?=.*(?:\szu\s\p{Ll}+|\p{Ll}zu\p{Ll}+)n$)/u)
    .map((deed) => asked(deed.split(/\s+/), listener));
  if (deeds.includes(null)) {
    return null;
  }
  const words = text.slice(0, hanging).trim().split(/\s+/);
  return isAsked
    ? `${pleaded(deeds.join(' und ').split(' '), listener)}${tail}?${then(text.slice(end))}`
    : `${think(listener)} daran, ${addressed(words, listener).join(' ')}${tail}.${then(text.slice(end))}`;
}

/** "Den Termin abzusagen" as it stands in "kannst du den Termin absagen"; null where no zu is at its end, or another before. */
function asked(words: readonly string[], listener: Listener): string | null {
  const joined = withoutZu(words.at(-1) ?? '');
  const infinitive = joined ?? (words.at(-2) === 'zu' ? (words.at(-1) ?? null) : null);
  const before = words.slice(0, joined === null ? -2 : -1);
  return infinitive === null || /(?:^|\s)zu\s|\p{Ll}zu\p{Ll}+n(?:[\s,]|$)/u.test(before.join(' '))
    ? null
    : [...addressed(before, listener), infinitive].join(' ');
}

/** "Kannst du mir bitte die Säge leihen": what is asked for, its infinitive last. */
function pleaded(words: readonly string[], { to }: Listener): string {
  const asked = { du: 'Kannst du', ihr: 'Könnt ihr', Sie: 'Können Sie' }[to];
  const pronouns = words.findIndex(
    (word) => !/^(?:mich|mir|dich|dir|sich|uns|euch|Sie|sie|Ihnen|es|ihn|ihm|ihr|ihnen)$/u.test(word),
  );
  return [asked, ...words.slice(0, pronouns), 'bitte', ...words.slice(pronouns)].join(' ');
}

function think({ to }: Listener): string {
  return { du: 'Denk bitte', ihr: 'Denkt bitte', Sie: 'Denken Sie bitte' }[to];
}
