import { type Gender, genderOf } from '../givenNames.ts';

const reader = String.raw`(?<reader>(?:(?:the|my|our)\s+|(?:Dr|Mrs?|Ms|Prof(?:essor)?)\.?\s+)?[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?(?:\s+and\s+\p{Lu}[\p{L}'’-]+)?)`;
const subject = String.raw`(?<pronoun>he|she|they)(?<contracted>['’](?:s|d|ll|re|ve))?(?=\s)`;
const orTheirs = String.raw`(?:${subject}|(?<whose>his|her|their)\s+(?=\p{Ll}))`;
/** "Remind Lena that she ...", "tell Ben that his ...": a reader is told something of themselves. */
const told = String.raw`(?:[Tt]ell|[Rr]emind|[Ii]nform|[Ll]et)\s+${reader}(?:\s+know)?\s+(?:that\s+)?${orTheirs}`;
/** "Tell her the reviewers liked it", "tell the list that version 3 is out": what it says stays, who is told goes. */
const says = String.raw`(?<says>(?:[Tt]ell|[Ii]nform|[Ll]et|[Ww]rite(?:\s+to)?)\s+${reader}(?:\s+know)?\s+(?:that\s+(?!(?:he|she|they|his|her|their)\b)|(?=(?:the|my|our|a|an|this|these|those|it|there|we|I|no|nobody|everything|both|\d[\d:.]*)(?:['’]\p{L}+)?\s)))`;
/** "Ask how many chairs she ...": a reader is asked something of themselves. */
const question = String.raw`(?:if|whether|when|where|why|how|what|which|who)\b(?:\s+\p{Ll}[\p{L}'’-]*){0,4}?\s+`;
const asked = String.raw`(?<question>[Aa]sk(?:\s+${reader})??\s+${question})${orTheirs}`;
/** Not what somebody else is asked to tell. */
const self = String.raw`(?<!\bto\s)\b`;
const joins = String.raw`\b(?:and|but|so|because|since|once|when|if|after|before|until|unless|while|as soon as)`;
/** "Tell Toby no, he can have it on Monday": a later clause about the reader. */
const later = String.raw`(?<later>(?:[,;.]|${joins})\s+(?:that\s+)?)${subject}`;
const patterns = [self + told, self + says, self + asked, later].map((pattern) => new RegExp(pattern, 'u'));
/** Who else a later he or she may be. */
const people =
  /\b(?:boss|chef|colleague|client|customer|guest|friend|neighbou?r|brother|sister|son|daughter|father|mother|mum|mom|dad|husband|wife|uncle|aunt|cousin|doctor|dentist|nurse|teacher|plumber|painter|carpenter|electrician|builder|gardener|driver|courier|landlord|landlady|tenant|lawyer|editor|manager|director|student|professor|man|woman|boy|girl|child|baby|kid|who|someone|somebody)\b/i;
/** Where programs are spoken of, drivers and clients are some. */
const technical =
  /\b(?:patch(?:es)?|series|kernel|code|build|branch|commit|api|bug|probe|merge|release|pull request|driver looks|repo|compile|module|server|config)\b/i;
/** Where what they are told ends. */
const clauseEnd = /[.;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|that\s(?!(?:he|she|they)\b)|I\b)/iu;
/** The same, and where it goes on about the reader. */
const saysEnd = new RegExp(
  [
    String.raw`[.;!?\n]|,?\s(?:and|then)\s(?:ask|tell|say|I\b)`,
    String.raw`(?:^|,?\s)(?:and\s)?${joins}\s(?:that\s)?(?:he|she|they)\b|,?\s(?:that\s)?(?:he|she|they)\b`,
  ].join('|'),
  'iu',
);
/** Between somebody and what they do. */
const adverb = /^(?:still|also|never|already|always|only|just|not|now|soon|often|probably|\p{L}+ly)$/iu;
const forms: Readonly<Record<string, string>> = {
  ...{ is: 'are', was: 'were', has: 'have', does: 'do', "isn't": "aren't", "wasn't": "weren't", "hasn't": "haven't" },
  ...{ "doesn't": "don't" },
};
/** Behind these "her" is not whose, but whom. */
const noNoun =
  /^(?:to|at|on|in|for|with|and|or|but|if|when|by|from|a|an|the|this|that|today|tomorrow|again|before|after|as|about)?\b/i;

/**
 * Puts what a reader is told of themselves into the words in which it is told: "remind Lena that she still owes me the
 * key" becomes "say: you still owe me the key", "ask when she is back" "ask when you are back". A small model
 * turns the two about, and writes that it is the writer who owes it. English alone; other languages change the order of
 * words too. What may be about somebody else stays: behind another name, and where he or she is not the reader.
 *
 * @param to What the reader is called, for requests that do not say it; null where it is not known.
 */
export function englishDirectSpeech(request: string, to: string | null): string {
  let said = '';
  let rest = toTheirFace(request);
  let lastNamed = to;
  for (let match = firstOf(rest); match !== null; match = firstOf(rest)) {
    const { contracted = '', whose, question: begun, later: joint, reader: named = lastNamed } = match.groups ?? {};
    lastNamed = named;
    const pronoun = whose === undefined ? (match.groups?.['pronoun'] ?? '') : (owners[whose] ?? '');
    const after = rest.slice(match.index + match[0].length);
    if (match.groups?.['says'] !== undefined) {
      const end = saysEnd.exec(after)?.index ?? after.length;
      const clause = toReader(after.slice(0, end), named ?? '');
      const start = match.index === 0 ? 'Say: ' : 'say: ';
      said +=
        rest.slice(0, match.index) + (clause === null ? match[0] + after.slice(0, end) : start + withoutThat(clause));
      rest = after.slice(end);
      continue;
    }
    const isOthers =
      joint !== undefined && mayBeOther(said + rest.slice(0, match.index), pronoun, named ?? '', to ?? '');
    if (isOthers || !isMeant(pronoun, named ?? '', begun !== undefined)) {
      said += rest.slice(0, match.index + match[0].length);
      rest = after;
      continue;
    }
    const end = (whose === undefined ? clauseEnd : saysEnd).exec(after)?.index ?? after.length;
    const lead =
      begun ?? (joint === undefined ? undefined : withoutThat(joint)) ?? (match.index === 0 ? 'Say: ' : 'say: ');
    const clause = after.slice(0, end);
    const own = whose === undefined ? `you${addressed(clause, pronoun, contracted)}` : `your ${turnedAll(clause)}`;
    said += `${rest.slice(0, match.index)}${lead}${own}`;
    rest = after.slice(end);
  }
  return said + rest;
}

const role = String.raw`(?:the|my|our)\s+(?:\p{Ll}[\p{L}-]+\s+){0,2}?\p{Ll}[\p{L}-]+`;
const thanked = new RegExp(String.raw`\b(thank)\s+${role}\s+(?=(?:very |so )?(?:much )?for\b)`, 'giu');
const faced = new RegExp(
  String.raw`\b(invite|congratulate|warn|remind)\s+${role}\s+(?=(?:to|for|about|of|on|over)\b)`,
  'giu',
);
/** What somebody is to do who was invited or told: "invite them on Saturday, bring drinks". */
const bidden =
  /(?<=\b(?:invite|tell|remind)\b[^.;:]*[,.;]\s)(?=(?:bring|come|wear|park|use|take|call|meet|reply|answer|check|review|fill|sign|arrive|be|join|register|rsvp)\b(?![^,.;]*\b(?:him|her|them)\b))/giu;

/** Orders about somebody who is known by what they are alone, as they are said to them: "thank the committee for ...". */
function toTheirFace(request: string): string {
  return request.replace(thanked, '$1 you ').replace(faced, '$1 you ').replace(bidden, 'please ');
}

/** Whom a request means that calls its reader so. */
const owned: Readonly<Record<string, Gender>> = { him: 'he', her: 'she', them: 'they' };
const owners: Readonly<Record<string, string>> = { his: 'he', her: 'she', their: 'they' };

/** Whether a pronoun can be about somebody who is called so. */
function isMeant(pronoun: string, called: string, isQuestion: boolean): boolean {
  const own = owned[called.toLowerCase()];
  if (own !== undefined) {
    return pronoun === own;
  }
  if (/^(?:the|my|our)\s/i.test(called)) {
    // "Ask the hotel whether they have a room", but "tell my boss that they have moved the meeting".
    return pronoun !== 'they' || isQuestion || /[^s]s$/.test(called);
  }
  if (/ and /.test(called)) {
    return pronoun === 'they';
  }
  const gender = genderOf(called);
  return pronoun !== 'they' && (gender === 'they' || gender === pronoun);
}

/** "On May 3": a month, and nobody. */
const month =
  /\b(?:in|by|of|on|until|since|next|last)\s+(?:April|May|June|August)\b|\b(?:April|May|June|August)\s+\d|\d\s+(?:of\s+)?(?:April|May|June|August)\b/gu;

/** Whether a text speaks of anybody besides its reader, who is called so, whom a pronoun behind it could stand for. */
function mayBeOther(text: string, pronoun: string, ...called: readonly string[]): boolean {
  const own = called.flatMap((each) => each.split(/\s+/));
  const rest = text.replace(month, '').replace(/[\p{L}'’-]+/gu, (word) => (own.includes(word) ? '' : word));
  const names = rest.match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  const speaks = technical.test(text) ? rest.replace(/\b(?:driver|client|editor|manager|builder)s?\b/gi, '') : rest;
  const isPlural = called.some((each) => / and |^(?:the|my|our)\s.*[^s]s$/i.test(each));
  const fits = pronoun === 'they' ? !isPlural : names.some((name) => genderOf(name) === pronoun);
  return fits || people.test(speaks);
}

function firstOf(text: string): RegExpExecArray | null {
  const found = patterns.map((pattern) => pattern.exec(text)).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0] ?? null;
}

function addressed(clause: string, pronoun: string, contracted: string): string {
  const words = clause.split(/(\s+)/);
  const verb = words.findIndex((word, at) => at % 2 === 0 && word !== '' && !adverb.test(word));
  const begun = contracted === '' ? '' : contraction(contracted, words[verb] ?? '');
  const singular = pronoun.toLowerCase() !== 'they' && contracted === '';
  let named = false;
  return (
    begun +
    words
      .map((word, at) => {
        named ||= at > verb && /^\p{Lu}\p{Ll}/u.test(word);
        if (at === verb && singular) {
          return conjugated(word);
        }
        return named ? word : turned(word, words[at + 2] ?? '');
      })
      .join('')
  );
}

/** "And that everybody gets Friday off", as it goes on behind "say:". */
function withoutThat(text: string): string {
  return text.replace(/\b(and|but) that\b/giu, '$1');
}

/** A clause with what is the reader's said to be theirs; null where it may be somebody else's. */
function toReader(clause: string, called: string): string | null {
  const own = owned[called.toLowerCase()] ?? genderOf(called);
  const words = { he: /\b(?:he|him|his)\b/iu, she: /\b(?:she|hers?)\b/iu, they: /\b(?:them|their|him|hers?|his)\b/iu }[
    own
  ];
  const others = { he: /\b(?:she|they)\b/iu, she: /\b(?:he|they)\b/iu, they: /\b(?:he|she)\b/iu }[own];
  if (!words.test(clause)) {
    return clause;
  }
  return own === 'they' || others.test(clause) || mayBeOther(clause, own, called) ? null : turnedAll(clause);
}

/** The words of a clause about what is the reader's, up to where it names somebody. */
function turnedAll(clause: string): string {
  let named = false;
  const words = clause.split(/(\s+)/);
  return words
    .map((word, at) => {
      named ||= /^\p{Lu}\p{Ll}/u.test(word);
      return named ? word : turned(word, words[at + 2] ?? '');
    })
    .join('');
}

/** "She's ill" and "she's gone" are short for two things. */
function contraction(contracted: string, next: string): string {
  const isDone = /(?:ed|en|got|had|gone|made|left|lost|been)$/i.test(next);
  return contracted.slice(1).toLowerCase() === 's' ? (isDone ? "'ve" : "'re") : contracted;
}

function conjugated(word: string): string {
  const [, verb = '', sign = ''] = /^(.*?)([,:)]*)$/u.exec(word) ?? [];
  const known = forms[verb.toLowerCase().replace('’', "'")];
  if (known !== undefined || !/[^s]s$/i.test(verb)) {
    return (known ?? verb) + sign;
  }
  const plain = verb
    .replace(/ies$/i, 'y')
    .replace(/((?:sh|ch|ss|x|z|o))es$/i, '$1')
    .replace(/([^s])s$/i, '$1');
  return plain + sign;
}

function turned(word: string, next: string): string {
  const [, plain = '', sign = ''] = /^([\p{L}]+)([,:)]*)$/u.exec(word) ?? [];
  switch (plain.toLowerCase()) {
    case 'he':
    case 'she':
    case 'they':
    case 'him':
    case 'them':
      return `you${sign}`;
    case 'his':
    case 'their':
      return `${sign !== '' || next === '' || noNoun.exec(next)?.[0] !== '' ? 'yours' : 'your'}${sign}`;
    case 'hers':
    case 'theirs':
      return `yours${sign}`;
    case 'her':
      return `${sign !== '' || next === '' || noNoun.exec(next)?.[0] !== '' ? 'you' : 'your'}${sign}`;
    case 'himself':
    case 'herself':
    case 'themselves':
      return `yourself${sign}`;
    default:
      return word;
  }
}
