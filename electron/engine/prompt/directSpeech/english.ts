import { lexicon } from '../../lexicon.ts';
import { type Gender, genderOf } from '../givenNames.ts';
import { addressed, isWhole, turnedAll } from './englishAddress.ts';
import { clauseEnd, isThing, orderEnd, patterns, saysEnd, toldEnd, verb } from './englishOrders.ts';
import { literal } from './literal.ts';
import { isMeant, lastOf, mayBeOther, owners, pronounOf, several, speaksOf, withoutPeople } from './englishReader.ts';

/**
 * Puts what a reader is told of themselves into the words in which it is told: "remind Lena that she still owes me the
 * key" becomes "say: you still owe me the key", "ask when she is back" "ask when you are back". A small model
 * turns the two about, and writes that it is the writer who owes it. What else they are to be told loses who is told,
 * too: "tell her the talk went well" becomes "say: the talk went well". What may be about somebody else stays: behind
 * another name, and where he or she is not the reader.
 *
 * @param to What the reader is called, for requests that do not say it; null where it is not known.
 */
export function englishDirectSpeech(request: string, to: string | null): string {
  let said = '';
  let rest = byPronoun(toTheirFace(request), to);
  let lastNamed = roleFirst.exec(request)?.groups?.['role'] ?? to;
  for (let match = firstOf(rest); match !== null; match = firstOf(rest)) {
    const { contracted = '', whose, met: faced, later: joint, reader: named = lastNamed } = match.groups ?? {};
    const begun = match.groups?.['question'] ?? (faced === undefined ? undefined : toFace(faced, match.index === 0));
    const isNamed = named !== lastNamed && !/^(?:him|her|them)$/i.test(named ?? '');
    if (faced !== undefined && isNamed && said + rest.slice(0, match.index) !== '') {
      // "Tell the list ..., and thank Anna for her patience": that is somebody else.
      said += rest.slice(0, match.index + match[0].length);
      rest = rest.slice(match.index + match[0].length);
      continue;
    }
    lastNamed = named;
    const own =
      whose === undefined
        ? ((match.groups?.['pronoun'] ?? '').toLowerCase() as Gender)
        : (owners[whose.toLowerCase()] ?? 'they');
    const after = rest.slice(match.index + match[0].length);
    const isBare = match.groups?.['bare'] !== undefined;
    if (match.groups?.['says'] !== undefined || isBare) {
      const { clause, end } = saying(after, named ?? '', isBare);
      const start = match.index === 0 ? 'Say: ' : 'say: ';
      said +=
        rest.slice(0, match.index) + (clause === null ? match[0] + after.slice(0, end) : start + withoutThat(clause));
      rest = after.slice(end);
      continue;
    }
    const past = said + rest.slice(0, match.index);
    // "That her client wants to sign, and that she should send it": what should be done is for the reader to do.
    const before = /^\s+(?:should|must|needs?\s+to|ha(?:s|ve)\s+to)\s/u.test(after) ? withoutPeople(past) : past;
    const isOthers = joint !== undefined && mayBeOther(before, own, named ?? '', to ?? '');
    if (isOthers || !isMeant(own, named ?? '', begun !== undefined)) {
      const found = match[0];
      said += rest.slice(0, match.index) + (/\bsay: /iu.test(said) ? withoutThat(found) : found);
      rest = after;
      continue;
    }
    const end = endOf(after, whose !== undefined, own, named ?? '');
    const lead =
      begun ?? (joint === undefined ? undefined : withoutThat(joint)) ?? (match.index === 0 ? 'Say: ' : 'say: ');
    const clause = after.slice(0, end);
    const turned =
      whose === undefined
        ? `you${addressed(clause, own, contracted)}`
        : `${isWhole.test(clause) ? 'yours' : 'your'} ${turnedAll(clause, own)}`;
    said += `${rest.slice(0, match.index)}${lead}${withoutThat(turned)}`;
    rest = after.slice(end);
  }
  const ended = /\bsay: /iu.test(said) ? rest.replace(/^(,?\s(?:and|but)) that\b/iu, '$1') : rest;
  return asTheyAreAsked(said + ended, to);
}

/** "Apologise to Mr Holm that", "thank Anna for": the words with which that is said. */
function toFace(words: string, isFirst: boolean): string {
  const [, thing = ''] = /\s(?:that|for|on|because)\s(.*)$/iu.exec(words) ?? [];
  const link = /\s(that|for|on|because)\s/iu.exec(words)?.[1] ?? 'for';
  const much = /\s((?:very|so) much)\s/iu.exec(words)?.[1];
  const said = /^congratulate/iu.test(words)
    ? 'congratulations'
    : /^(?:thank|say thanks)/iu.test(words)
      ? ['thank you', much].filter(Boolean).join(' ')
      : 'I am sorry';
  return `${isFirst ? 'Say' : 'say'}: ${said} ${link} ${thing}`;
}

const inverted =
  /(?<=^|[,;.?!:]\s|\b(?:and|but|or)\s)(can|could|would|will|does|is|has|did|should|was)\s(he|she|they)\b/giu;
const toYou = lexicon<string>({ does: 'do', is: 'are', has: 'have', was: 'were' });

/** "The logger is wet, can she send the magnet": a question by itself, where nobody else may be meant. */
function asTheyAreAsked(text: string, to: string | null): string {
  return text.replace(inverted, (found: string, verb: string, pronoun: string, at: number) => {
    const own = pronoun.toLowerCase() as Gender;
    const isTheirs = to !== null && isMeant(own, to, true) && !mayBeOther(text.slice(0, at), own, to);
    return isTheirs ? `${toYou[verb.toLowerCase()] ?? verb} you` : found;
  });
}

/** What a reader is told, as it is said to them, and where it ends; null where it may be about somebody else. */
function saying(after: string, called: string, isBare: boolean): { clause: string | null; end: number } {
  const ends = [toldEnd, orderEnd, saysEnd].map((end) => end.exec(after)?.index ?? after.length);
  // As far as it goes, and where that is not sure up to where it speaks of the reader.
  const read = ends.map((end) => {
    const told = after.slice(0, end);
    const first = told.slice(0, orderEnd.exec(told)?.index ?? told.length);
    const isNothingSaid = (isBare || isThing.test(told)) && !verb.test(first);
    return { clause: isNothingSaid ? null : toReader(told, called), end };
  });
  return read.find(({ clause }) => clause !== null) ?? { clause: null, end: ends[2] ?? after.length };
}

/** How far what is told of the reader goes: up to an order, or to what "I" do, unless that is about the reader too. */
function endOf(after: string, isOwned: boolean, own: Gender, called: string): number {
  const end = (isOwned ? saysEnd : clauseEnd).exec(after)?.index ?? after.length;
  const mine = /^,?\s(?:and|then)\sI\b/u.exec(after.slice(end))?.[0];
  if (mine === undefined) {
    return end;
  }
  const behind = after.slice(end + mine.length);
  const next = saysEnd.exec(behind)?.index ?? behind.length;
  const clause = behind.slice(0, next);
  return speaksOf(own, clause) && !mayBeOther(clause, own, called) ? end + mine.length + next : end;
}

/** "Tell the council no ...": what its reader is stands first in a request. */
const roleFirst =
  /^(?:please\s+)?(?:tell|ask|remind|inform|let|thank|answer|(?:write|reply|say)\s+to)\s+(?<role>(?:the|my|our)\s+[\p{L}-]+)/iu;
const role = String.raw`(?:the|my|our)\s+(?:\p{Ll}[\p{L}-]+\s+){0,2}?\p{Ll}[\p{L}-]+`;
const thanked = new RegExp(String.raw`\b(thank)\s+${role}\s+(?=(?:very |so )?(?:much )?for\b)`, 'giu');
const faced = new RegExp(
  String.raw`\b(invite|congratulate|warn|remind)\s+${role}\s+(?=(?:to|for|about|of|on|over)\b)`,
  'giu',
);
/** What somebody is to do who was invited: "invite them on Saturday, bring drinks". */
const bidden =
  /(?<=\b(?:invite|remind)\b[^.;:]*[,.;]\s)(?=(?:bring|come|wear|park|join|register|rsvp)\b(?![^,.;]*\b(?:him|her|them)\b))/giu;

/** A request without what is said to the assistant alone: "I want to", "could you please". */
export function orderAlone(request: string): string {
  return request.replace(asksAssistant, (_, order: string) => order.toUpperCase());
}

/** "Can you come on Tuesday? She's asked for tea": its reader is "you" already, and she is somebody else. */
export function isToReader(request: string): boolean {
  const rest = request.replace(asksAssistant, '').replace(/\b(?:thank|tell) you\b/giu, '');
  return /\byou(?:r|rs|rself)?\b/iu.test(rest) && !orders.test(rest);
}
const orders =
  /(?<=^|[,;.:]\s|\b(?:and|then|but|please)\s)(?:tell|ask|remind|inform|let|thank|congratulate|wish|invite|apologi[sz]e|say\s+(?:to|that|sorry|thanks)|(?:write|reply|explain|answer)\s+(?:back\s+)?(?:to|that))\s/iu;

/** "Could you please tell Anna ...", "I need to ask Ben ...": what is wanted of the assistant is the order in it. */
const asksAssistant =
  /^(?:please,?\s+|(?:can|could|would|will) you\s+(?:please\s+)?|I(?:\s+need|\s+want|\s+have|\s+would like|['’]d like)\s+(?:you\s+)?to\s+)+(?=(?:tell|ask|thank|write|let|inform|remind|say|invite|congratulate|apologi[sz]e|explain|reply|answer|decline)\b)(\p{L})/iu;

/** Orders about somebody who is known by what they are alone, as they are said to them: "thank the committee for ...". */
function toTheirFace(request: string): string {
  return request
    .replace(/^(?:If|When|Once|Unless|As soon as)\b/u, (word) => word.toLowerCase())
    .replace(thanked, '$1 you ')
    .replace(/\bthank (?=(?:everyone|everybody|all|those|anyone) (?:of you )?who\b)/gu, 'thanks to ')
    .replace(/\b(thank you (?:very |so )?(?:much )?for) (?:their|his|her) (?=\p{Ll})/giu, '$1 your ')
    .replace(faced, '$1 you ')
    .replace(bidden, 'please ');
}

/** "If Anna can't come, ask her ...", by the pronoun under which the rest knows her. */
function byPronoun(text: string, to: string | null): string {
  const named =
    to === null ? null : new RegExp(`^(if|when|once|unless|as soon as)\\s+${literal(to)}(?=\\s+\\p{Ll})`, 'u');
  return named === null ? text : text.replace(named, `$1 ${genderOf(to ?? '') === 'she' ? 'she' : 'he'}`);
}

function firstOf(text: string): RegExpExecArray | null {
  const found = patterns.map((pattern) => pattern.exec(text)).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0] ?? null;
}

/** "And that everybody gets Friday off" and "and to ring twice", as they go on behind "say:". */
function withoutThat(text: string): string {
  return text
    .replace(/\b(and|but) that\b/giu, '$1')
    .replace(/, that (?=(?:the|my|our|your|a|an|I|we|you|he|she|it|they|there|no)\b)/gu, ', ')
    .replace(/\b(and|but) not to (?=\p{Ll})/giu, '$1 please do not ')
    .replace(/\b(and|but) to (?=\p{Ll})/giu, '$1 please ');
}

/** A clause with what is the reader's said to be theirs; null where it may be somebody else's. */
function toReader(clause: string, called: string): string | null {
  const own = pronounOf(called, clause);
  if (!speaksOf(own, clause)) {
    const isOthers = own === 'they' && (speaksOf('he', clause) || speaksOf('she', clause));
    return isOthers ? null : clause;
  }
  const isPlain = own === 'they' ? !several.test(called) : others[own].test(clause);
  // "I saw his brother": whoever he is, it is the reader's.
  const named = anyOf[own].test(clause) ? clause : clause.replace(/\b(?:his|her|their)\s+\p{Ll}+/giu, '');
  // Whoever is named behind the last word of the reader is not meant by it.
  const upTo = named.slice(0, lastOf(own, named));
  return isPlain || mayBeOther(upTo, own, called) ? null : turnedAll(clause, own);
}

/** Where a clause speaks of somebody, and not only of what is theirs. */
const anyOf = {
  he: /\b(?:he|him|himself)\b/iu,
  she: /\b(?:she|hers|herself)\b|\bher\b(?!\s\p{Ll})/iu,
  they: /\b(?:they|them|themselves)\b/iu,
};
/** Who else does something in a clause: then who is meant by him or her is not sure. */
const others = { he: /\b(?:she|they)\b/iu, she: /\b(?:he|they)\b/iu };
