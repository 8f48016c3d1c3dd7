import { lexicon } from '../../lexicon.ts';
import type { Reader } from './reader.ts';

/** Forms of the third person by which a request speaks of the reader. */
export interface Person {
  readonly subject: string;
  readonly object: string;
  readonly possessive: string;
  readonly own: string;
  readonly self: string;
  /** Whether verbs take the form of the plural. */
  readonly plural: boolean;
}

const persons: Readonly<Record<Reader['gender'], Person>> = {
  she: { subject: 'she', object: 'her', possessive: 'her', own: 'hers', self: 'herself', plural: false },
  he: { subject: 'he', object: 'him', possessive: 'his', own: 'his', self: 'himself', plural: false },
  they: { subject: 'they', object: 'them', possessive: 'their', own: 'theirs', self: 'themselves', plural: true },
};

export function personOf({ gender }: Reader): Person {
  return persons[gender];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const conjunctions = words(
  `if that when whether as and or but because since what which how where who why once until till before after unless
   while although though whatever whenever wherever than so like suppose assume hope think know believe guess see say
   heard hear glad happy sorry sure see thought hoping wondering case everything anything something all whom whose`,
);
const prepositions = words(
  `for to with from of about at on by between without against behind beside near over under upon around through after
   before than like into onto toward towards in`,
);
/** Verbs that take the reader as their object far more often than they begin what the reader does. */
const takers = words(
  `thank thanking see seeing meet meeting let letting give giving send sending tell telling ask asking show showing help
   helping inform bother bothering trouble wish wishing host hosting invite inviting join joining contact contacting
   call calling ring visit visiting remind reminding owe miss missed love bring bringing pay answer support assist
   assisting cc cced copy copying email emailing mail mailing disturb update keep keeping hear hearing find finds serve
   suits suit hit reach reaching get allow allowing lend wishing write introduce introducing wait offer add adding`,
);
/** What may stand behind an object, and never behind a subject. */
const behindObject = words(
  `a an the my our this that these those some any in on at to for with by about from of today tomorrow yesterday tonight
   soon there here again directly and or but as when if because next later back up out off over down all everything
   something anything one two three how what whether where why which another more now then too both either`,
);
const modals = words(
  `can could will would shall should may might must cannot can't couldn't won't wouldn't shouldn't mightn't mustn't ought`,
);
/** In front of the subject these stand in a question, and take the verb's form upon themselves. */
const inversions = new Set([
  ...[...modals, 'do', 'does', 'did', "don't", "didn't", 'are', 'were', 'have', 'had', 'is', 'was', 'has'],
  ...["aren't", "weren't", "haven't"],
]);
const adverbs = words(
  `also already still just really ever never always usually often probably certainly definitely actually perhaps maybe
   possibly kindly only even both all soon now then recently currently simply clearly absolutely rather`,
);
/** Verbs that only look like the past. */
const endsLikePast = words('need feed exceed proceed succeed speed breed bleed weed seed');
/** Forms of the past, which are the same for everybody. */
const past = words(
  `got went sent said found made took gave saw came knew told thought wrote met left had heard felt kept brought bought
   spoke lost paid ran began chose forgot understood meant held led read put set cut let did hit wanted`,
);
const irregular = lexicon<string>({
  are: 'is',
  were: 'was',
  have: 'has',
  do: 'does',
  "aren't": "isn't",
  "weren't": "wasn't",
  "haven't": "hasn't",
  "don't": "doesn't",
  go: 'goes',
});

/** The form of a verb that goes with a subject in the third person. */
export function conjugate(verb: string, { plural }: Pick<Person, 'plural'>): string {
  const lower = verb.toLowerCase();
  if (
    plural ||
    modals.has(lower) ||
    past.has(lower) ||
    (/ed$/.test(lower) && !endsLikePast.has(lower)) ||
    /^(?:had|hadn't|didn't)$/.test(lower)
  ) {
    return verb;
  }
  if (/[aeiouy].*ing$/.test(lower)) {
    return verb;
  }
  const known = irregular[lower];
  if (known !== undefined) {
    return known;
  }
  if (!/^[a-z]+$/.test(verb)) {
    return verb;
  }
  return /(?:s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
}

/**
 * English as somebody tells it who speaks of the reader instead of to them: `you` becomes `she`, `he` or `they`, and
 * the verb follows. The writer's `I` stays, since the request is in the writer's mouth too.
 */
export function turnEnglish(sentence: string, person: Person): string {
  const out: string[] = [];
  /** Whether the next word that can be a verb belongs to the reader. */
  let verbNext = false;
  const tokens = sentence.split(' ');
  for (const [at, token] of tokens.entries()) {
    const [, lead = '', word = '', tail = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(token) ?? [];
    const lower = word.toLowerCase().replaceAll('’', "'");
    const turned = pronoun(lower, tokens, at, tail, person);
    if (turned !== null) {
      verbNext =
        turned.subject && tail === '' && !/'/.test(lower) && !inversions.has((tokens[at - 1] ?? '').toLowerCase());
      const before = tokens[at - 1] ?? '';
      if (turned.subject && lead === '' && inversions.has(before.toLowerCase())) {
        // "Are you coming": "is she coming".
        out[out.length - 1] = conjugate(before, person);
      }
      out.push(lead + turned.text + tail);
    } else if (verbNext && adverbs.has(lower)) {
      out.push(token);
    } else {
      out.push(verbNext ? lead + conjugate(word, person) + tail : token);
      verbNext = false;
    }
  }
  return out.join(' ');
}

function pronoun(
  lower: string,
  tokens: readonly string[],
  at: number,
  tail: string,
  person: Person,
): { text: string; subject: boolean } | null {
  const { subject, object, possessive, own, self, plural } = person;
  switch (lower) {
    case 'your':
      return { text: possessive, subject: false };
    case 'yours':
      return { text: own, subject: false };
    case 'yourself':
    case 'yourselves':
      return { text: self, subject: false };
    case "you're":
      return { text: `${subject} ${plural ? 'are' : 'is'}`, subject: true };
    case "you've":
      return { text: `${subject} ${plural ? 'have' : 'has'}`, subject: true };
    case "you'll":
      return { text: `${subject} will`, subject: true };
    case "you'd":
      return { text: `${subject} would`, subject: true };
    case 'you':
      return isSubject(tokens, at, tail) ? { text: subject, subject: true } : { text: object, subject: false };
    default:
      return null;
  }
}

/** Whether `you` at this place does something, or something is done to it. */
function isSubject(tokens: readonly string[], at: number, tail: string): boolean {
  const bare = (token = ''): string =>
    token
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const before = tokens[at - 1] ?? '';
  const previous = bare(before);
  const next = bare(tokens[at + 1]);
  const opens = at === 0 || /[,;:.!?–—(-]$/.test(before);
  if (tail !== '' || next === '') {
    // "than you" and "as you" end on a subject, but nothing shows it then.
    return false;
  }
  if (/^(?:let|mak|help)(?:s|es?|ting|ing)?$/.test(previous) && !/^(?:are|were|aren't|weren't|don't)$/.test(next)) {
    // "It lets you do that".
    return false;
  }
  if (modals.has(next) || next in irregular || /^(?:had|did|didn't|am|was)$/.test(next)) {
    return true;
  }
  if (opens || (conjunctions.has(previous) && !takers.has(previous))) {
    return !(behindObject.has(next) && !opens);
  }
  if (takers.has(previous) || (prepositions.has(previous) && !conjunctions.has(previous))) {
    return false;
  }
  return !behindObject.has(next);
}
