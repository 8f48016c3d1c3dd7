import { lexicon } from '../../lexicon.ts';
import { type Gender, genderOf } from '../givenNames.ts';
import { addressed, isWhole, turnedAll } from './englishAddress.ts';
import { fullStop } from './ends.ts';
import { literal } from './literal.ts';
import { isMeant, lastOf, mayBeOther, owners, pronounOf, several, speaksOf, withoutPeople } from './englishReader.ts';

/** A day or a month behind a name is no part of it: "tell Ann Friday 7 is fine". */
const second = String.raw`(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}[\p{L}'’-]+`;
const reader = String.raw`(?<reader>(?:(?:all\s+)?(?:the|my|our)\s+(?:\p{Ll}+\s+(?=(?:centre|center|office|team|committee|club|society|council|department|board|desk)\b))?|all\s+(?=\p{Ll}+s\b)|(?:Dr|Mrs?|Ms|Prof(?:essor)?)\.?\s+)?(?!(?:me|us|you|it)\b)[\p{L}'’-]+(?:\s+(?:(?:Dr|Mrs?|Ms|Prof)\.?\s+)?${second})?(?:\s+and\s+\p{Lu}[\p{L}'’-]+)?)`;
const subject = String.raw`(?<pronoun>[Hh]e|[Ss]he|[Tt]hey)(?<contracted>['’](?:s|d|ll|re|ve))?(?=\s)`;
const orTheirs = String.raw`(?:${subject}|(?<whose>(?:[Hh]is|[Tt]heir)(?=\s+\p{L})|[Hh]er(?=\s+\p{Ll}))\s+)`;
/** "Say to Maurice", but not "say to come". */
const sayTo = String.raw`[Ss]ay\s+to(?=\s+(?:\p{Lu}|(?:him|her|them|the|my|our)\b))`;
/** "Remind Lena that she ...", "tell Ben that his ...": a reader is told something of themselves. */
const told = String.raw`(?:[Tt]ell|[Rr]emind|[Ii]nform|[Ll]et|${sayTo})\s+${reader}(?:\s+know)?\s+(?:that\s+)?${orTheirs}`;
/** "Say that is fine": nothing hangs on it. */
const thatDoes = String.raw`(?:is|was|isn['’]t|wasn['’]t|would|will|won['’]t|wouldn['’]t|could|can|can['’]t|should|may|might|must|sounds?|looks?|seems?|works?|suits?|fits?|does|doesn['’]t|has|had|makes|means|depends|helps|worked|sounded|went)\b`;
/** "Tell her the reviewers liked it", "tell the list that version 3 is out": what it says stays, who is told goes. */
const says = String.raw`(?<says>(?:[Tt]ell|[Rr]emind|[Ii]nform|[Ll]et|[Ww]rite(?:\s+to)?|${sayTo})\s+${reader}(?:\s+know)?(?::\s+|\s+(?:that\s+(?!(?:he|she|they|his|her|their)\b|${thatDoes})|(?=that\s+${thatDoes})|(?=(?:the|my|our|a|an|this|these|those|it|there|we|I|yes|no|nobody|everything|both|to(?:day|morrow)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d[\d:.]*)(?:['’]\p{L}+)?,?\s))))`;
/** "Reply to Anna: Tuesday is fine". */
const replies = String.raw`(?<says>(?:[Rr]eply\s+to|[Aa]nswer|[Ee]-?mail|[Tt]ext|[Mm]essage)\s+${reader}:\s+)`;
/** "Let the team know standup moves to nine". */
const lets = String.raw`(?<bare>[Ll]et\s+${reader}\s+know\s+(?!(?:that|he|she|they|his|her|their|if|whether|when|where|how|what|why|which|who|about|of)\b))`;
/** "Reply that it works", "explain to Anna that the train is late". */
const answers = String.raw`(?<says>(?:[Rr]eply|[Aa]nswer|[Ss]ay|[Mm]ention|[Ee]xplain|[Cc]omplain|[Ww]rite\s+back)(?:\s+to\s+${reader})?\s+(?:that\s+(?!(?:he|she|they)\b|${thatDoes})|(?=that\s+${thatDoes})))`;
/** How a statement begins: "say it is in the shed", but neither "say a few words" nor "say how it went". */
export const statement = String.raw`(?:I|we|he|she|it|they|you|this|that|these|those|there|the(?!\s(?:usual|same)\b)|my|our|your|his|her|their|its|an?(?!\s(?:few|word|bit|big|little|lot)\b)|no one|nobody|every(?:one|body|thing)|any|some|all|most|both|in fact,?|otherwise,?|(?!(?:only|simply|kindly|politely|briefly|firmly|gently|nicely|clearly)\b)\p{Ll}+ly,?|(?!\p{Ll}*thing\b)\p{Ll}{3,}ing|(?:as|since|because|if|when|once|after|before|until|on|in|at|for|to)\b[^,.;?!]+,)(?:['’]\p{L}+)?\s`;
/** "...; say the link that he sent is broken". */
const statesOn = String.raw`(?<says>[Ss]ay\s+(?=${statement})(?!(?:that\s+)?(?:he|she|they|you|his|her|their)\b))`;
/** "Confirm I'll come". */
const confirms = String.raw`(?<says>[Cc]onfirm\s+(?:that\s+)?(?=(?:I|we)(?:['’]\p{L}+)?\s))`;
/** "Ask how many chairs she ...": a reader is asked something of themselves. */
/** A word of a question, or what is called by letters: "which version of R he has". */
const wordOrLetters = String.raw`(?:\p{Ll}[\p{L}'’-]*|\p{Lu}{1,4}\d*)(?=\s)`;
const question = String.raw`(?:if|whether|when|where|why|how|what|which|who)\b(?:\s+${wordOrLetters}){0,4}?\s+`;
const asked = String.raw`(?<question>(?:[Aa]sk|[Tt]ell|[Ee]xplain(?:\s+to)?)(?:\s+${reader})??\s+${question})${orTheirs}`;
/** "Suggest she tries ...": a reader is advised. */
const advised = String.raw`(?<question>(?:[Ss]uggest|[Rr]ecommend|[Pp]ropose|[Hh]ope)(?:\s+to\s+${reader})?\s+(?:that\s+)?)${subject}`;
/** "Apologise to Mr Holm that his ...", "thank Anna for her ...": a reader is met with something of theirs. */
const met = String.raw`(?<met>(?:(?:[Aa]pologi[sz]e|[Ss]ay\s+(?:sorry|thanks))(?:\s+to\s+${reader})?|(?:[Tt]hank|[Cc]ongratulate)\s+${reader}(?:\s+(?:very|so)\s+much)?)\s+(?:that|for|on|because)\s+(?:\p{Ll}+ing\s+(?:me\s+|us\s+)?)?)${orTheirs}`;
/** Not what somebody else is asked to tell, and not what somebody tells: "I'd say that it works". */
const self = String.raw`(?<!\b(?:to|I|we|he|she|they|you|can|could|would|will|should|must|may|might|not|never|better)\s|['’](?:d|ll|t|ve|re)\s)\b`;
const joins = String.raw`\b(?:and|but|so|because|since|once|when|if|after|before|until|till|unless|while|as soon as|as long as|as|than|like)`;
/** "Tell Toby no, he can have it on Monday": a later clause about the reader. */
const later = String.raw`(?<later>(?:[,;.:]|${joins})\s+(?:(?:that|whether|if|when|what|where|how|why)\s+|(?:how|which)\s+(?:${wordOrLetters}\s+){1,3}?)?)${orTheirs}`;
const patterns = [
  self + told,
  self + says,
  self + replies,
  self + lets,
  self + answers,
  self + statesOn,
  self + confirms,
  self + asked,
  String.raw`(?<!\bto\s)\b` + advised,
  self + met,
  later,
].map((pattern) => new RegExp(pattern, 'u'));
/** "Tell Anna the truth", "tell her the address of the office": a thing to tell of, and nothing that is said. */
const isThing = /^(?:the|my|our|an?|this|these|those|no|both)\s/iu;
export const verb =
  /\b(?:am|is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|\p{L}+n['’]t|\p{L}+['’](?:s|re|ll|ve|d|m)|needs?|wants?|works?|comes?|leaves?|starts?|ends?|arrives?|costs?|takes?|looks?|seems?|goes|gets?|makes?|gives?|says?|breaks?|closes?|opens?|begins?|follows?|drops?|fits?|runs?|means?|lies|stands?|leaks?|crashes|stops?|moves?|stays?|got|came|went|said|took|made|gave|left|found|lost|broke|won|sent|saw|told|thought|wrote|began|fell|felt|held|kept|knew|paid|put|ran|sold|met|\p{Ll}{2,}ed)\b/iu;
/** Where what they are told ends. */
const clauseEnd = new RegExp(
  String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|that\s(?!(?:he|she|they)\b)|I\b)`,
  'iu',
);
const orderEnd = new RegExp(
  String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then|but)\s(?:ask|tell|say|wish|thank|suggest|propose)\b`,
  'iu',
);
/** Where the next order stands, whatever sentences are told before it. */
const toldEnd = new RegExp(
  String.raw`(?:${fullStop}|[,;!?\n]|\s(?:and|then|but))\s+(?:(?:and|then|but|also|please)\s+)*(?:ask|tell|say|wish|thank|suggest|propose|invite|remind|apologi[sz]e|offer|congratulate|let|write|reply|explain|mention)\b`,
  'iu',
);
/** The same, and where it goes on about the reader. */
const saysEnd = new RegExp(
  [
    String.raw`${fullStop}|[;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|I\b)`,
    String.raw`(?:^|,?\s)(?:and\s)?${joins}\s(?:(?:that|whether|if|when|what|where|how|why)\s)?(?:he|she|they)\b|,?\s(?:that\s)?(?:he|she|they)\b`,
  ].join('|'),
  'iu',
);

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
