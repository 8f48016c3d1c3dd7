import { lexicon } from '../../lexicon.ts';
import { irregularVerbs, separable } from '../../prompt/directSpeech/germanVerbs.ts';
import { functionWords } from '../../prompt/functionWords.ts';
import type { Point } from './point.ts';
import type { Reader } from './reader.ts';

/** Forms by which a German request speaks of one reader. */
interface Person {
  readonly nominative: string;
  readonly accusative: string;
  readonly dative: string;
  /** Stem of the possessive: `sein`, `ihr`. */
  readonly possessive: string;
  readonly plural: boolean;
}

const persons: Readonly<Record<'she' | 'he' | 'several', Person>> = {
  she: { nominative: 'sie', accusative: 'sie', dative: 'ihr', possessive: 'ihr', plural: false },
  he: { nominative: 'er', accusative: 'ihn', dative: 'ihm', possessive: 'sein', plural: false },
  several: { nominative: 'sie', accusative: 'sie', dative: 'ihnen', possessive: 'ihr', plural: true },
};

/** Null where it is not known how to speak of somebody: German has no neutral word for one person. */
export function germanPerson({ gender, several }: Reader): Person | null {
  return several ? persons.several : gender === 'they' ? null : persons[gender];
}

/** Forms for the third person of verbs that do not follow the rule, from those for `du` and for `Sie`. */
const irregular = new Map([
  ...irregularVerbs.flatMap(([infinitive, third, du]): [string, string][] => [
    [infinitive, third],
    [du, third],
  ]),
  ...Object.entries({ sind: 'ist', empfehlen: 'empfiehlt', heißt: 'heißt', waren: 'war', warst: 'war', wären: 'wäre' }),
  ...Object.entries({ wärst: 'wäre', wärest: 'wäre', hattest: 'hatte', musstest: 'musste', wusstest: 'wusste' }),
]);
/** Whole verbs from their imperative towards `du`. */
const imperatives = lexicon<string>({
  ...{ gib: 'geben', nimm: 'nehmen', sieh: 'sehen', lies: 'lesen', iss: 'essen', vergiss: 'vergessen', hilf: 'helfen' },
  ...{ sprich: 'sprechen', sei: 'sein', tu: 'tun', triff: 'treffen', sag: 'sagen', schick: 'schicken', komm: 'kommen' },
  ...{
    mach: 'machen',
    bring: 'bringen',
    ruf: 'rufen',
    lass: 'lassen',
    melde: 'melden',
    meld: 'melden',
    frag: 'fragen',
  },
  ...{ schreib: 'schreiben', schau: 'schauen', denk: 'denken', warte: 'warten', halte: 'halten', leg: 'legen' },
  ...{
    stell: 'stellen',
    such: 'suchen',
    hol: 'holen',
    bleib: 'bleiben',
    grüß: 'grüßen',
    nenn: 'nennen',
    fahr: 'fahren',
  },
});
/** What may stand apart from its verb; some verbs with the last two never come apart. */
const prefixes = new RegExp(`^(?:${[...separable, 'durch', 'wieder'].join('|')})$`);
const courtesies =
  /^(?:(?:ich )?hoffe(?:,)? (?:es geht (?:dir|ihnen|euch)|dir geht|ihnen geht|alles)|wie geht(?: es|'s|s)|(?:ich )?freue mich (?:auf|von) (?:deine|ihre|eure|dir|ihnen)|(?:viele|liebe|beste|herzliche|schöne) grüße|melden sie sich|bei fragen)\b/i;
const subjects = 'ich|du|sie|ihr|wir|er|es|das|man|dein|ihre?|der|die';
const yesOrNo = new RegExp(`^(\\p{L}+) (${subjects})\\b ?(.*)$`, 'iu');
const asking = new RegExp(
  `^((?:was|wann|wo|wohin|woher|wer|wen|wem|wie|warum|wieso|weshalb|wofür|womit|welche[rsnm]?)(?: (?:viele?|lange|oft|teuer|weit|groß|\\p{Lu}\\p{L}+))?) (\\p{L}+) (${subjects})\\b ?(.*)$`,
  'iu',
);

/** What a sentence of a German mail asks to be written, speaking of the reader as `person`. */
export function germanPointOf(sentence: string, person: Person): Point[] {
  const plain = sentence.replace(/\s+/g, ' ').trim();
  const bare = small(plain.replace(/[\s.!?…]+$/u, '').trim());
  const isQuestion = /\?["'”“)]*$/u.test(plain);
  if (bare === '' || courtesies.test(bare)) {
    return [{ kind: 'drop' }];
  }
  const turn = (text: string): string => turnGerman(text, person);
  const thanks =
    /^(?:vielen |herzlichen |besten |lieben )?dank(?:e)?(?: (?:dir|ihnen|euch))?(?: (?:sehr|schön|nochmals?))? (für .*)$/i.exec(
      bare,
    );
  if (thanks?.[1] !== undefined) {
    return [{ kind: 'order', text: `bedank dich{bei} ${turn(thanks[1])}` }];
  }
  if (/^(?:vielen |herzlichen )?dank(?:e)?$/i.test(bare)) {
    return [{ kind: 'order', text: 'bedank dich{bei}' }];
  }
  const sorry =
    /^(?:(?:bitte )?(?:entschuldige(?:n sie)?|entschuldigung|verzeih(?:en sie)?)|(?:es )?tut mir (?:sehr )?leid)[, ]*(.*)$/i.exec(
      bare,
    );
  if (sorry) {
    return [{ kind: 'order', text: `entschuldige dich{bei}${sorry[1] ? `: ${turn(sorry[1])}` : ''}` }];
  }
  const asked = isQuestion ? questionOf(bare.replace(/^(?:und|aber|also|oder),? /i, ''), turn) : null;
  if (asked !== null) {
    return [{ kind: 'order', text: `frag {ihn}${asked}` }];
  }
  const wondered =
    /^(?:ich (?:wollte|möchte) (?:dich |sie |euch )?(?:nur |kurz |noch )*fragen|ich frage mich|meine frage(?: ist)?|frage)[,:]? (.*)$/i.exec(
      bare,
    );
  if (wondered?.[1] !== undefined) {
    return [{ kind: 'order', text: `frag {ihn}, ${turn(wondered[1])}` }];
  }
  return orderOf(bare, person, turn) ?? [{ kind: 'say', text: turn(bare) }];
}

/** A small first letter, where the word has none elsewhere. */
function small(text: string): string {
  const [first = ''] = text.split(/[\s,;:]/);
  const isUsual = functionWords('de').has(first.toLowerCase()) || usual.has(first.toLowerCase());
  return isUsual && !/^(?:Sie|Ihr|Ihre|Ihnen)$/.test(first) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** First words of a sentence that have no capital elsewhere. */
const usual = new Set(
  `ja nein danke bitte leider heute morgen gestern jetzt nun dann deshalb deswegen trotzdem außerdem vielleicht also kurz
   gern gerne natürlich sonst bisher inzwischen dort hier nach vor seit bis ohne gegen durch wegen während obwohl weil
   dass damit falls sobald nachdem bevor kein keine keinen nicht nichts niemand alle alles viele einige mehr etwas manche
   jeder jede jedes dieser diese dieses diesen welche können kannst könnten könntest würde würden wollen willst sollen
   soll muss müssen darf dürfen hätte hätten wäre wären ist sind gibt geht komme kommt freue hoffe melde schicke bringe
   unser unsere meine mein dein deine zwei drei vier unten oben zuerst zum zur ab von wenn sag ganz zu so`.split(/\s+/),
);

/** The clause that asks, with its verb at the end: `, ob sie am Freitag kommt`. */
function questionOf(text: string, turn: (text: string) => string): string {
  const what = asking.exec(text);
  if (what) {
    const [, word = '', verb = '', who = '', rest = ''] = what;
    return `, ${turn(`${word.toLowerCase()} ${atEnd(verb, who, rest)}`)}`;
  }
  const whether = yesOrNo.exec(text);
  if (whether) {
    const [, verb = '', who = '', rest = ''] = whether;
    return `, ob ${turn(atEnd(verb, who, rest))}`;
  }
  return `: ${turn(text)}?`;
}

/** Puts a verb where a subordinate clause has it, together with a prefix that stands there. */
function atEnd(verb: string, who: string, rest: string): string {
  const [main = '', ...clauses] = clausesIn(rest);
  const words = main.split(' ').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const joined =
    prefixes.test(last) &&
    !/^(?:kann|könn|soll|will|woll|muss|müss|darf|dürf|würd|hab|has|hat|ist|sind|bist)/i.test(verb);
  const end = joined ? [...words.slice(0, -1), last + verb.toLowerCase()] : [...words, verb.toLowerCase()];
  return [who, ...end].join(' ') + clauses.join('');
}

/** The parts of a text before each of its commas; the first is empty where it begins with one. */
function clausesIn(rest: string): string[] {
  return rest.startsWith(',') ? ['', ...rest.split(/(?=, )/)] : rest.split(/(?=, )/);
}

function orderOf(text: string, { nominative, plural }: Person, turn: (text: string) => string): Point[] | null {
  const body = text.replace(/^(?:und |aber |dann )?bitte /i, '');
  const should = `${nominative} ${plural ? 'sollen' : 'soll'}`;
  const formal = /^(\p{L}+en) Sie (?:bitte |doch |mal |gern )*(.*)$/u.exec(body);
  if (formal) {
    const [, verb = '', rest = ''] = formal;
    return [{ kind: 'say', text: `${should} ${turn(infinitiveAtEnd(verb.toLowerCase(), rest))}` }];
  }
  const [, first = '', rest = ''] = /^(\p{L}+) (?:bitte |doch |mal )*(.*)$/u.exec(body) ?? [];
  const lower = first.toLowerCase();
  const whole = imperatives[lower] ?? (lower.endsWith('e') ? imperatives[lower.slice(0, -1)] : undefined);
  return whole === undefined ? null : [{ kind: 'say', text: `${should} ${turn(infinitiveAtEnd(whole, rest))}` }];
}

function infinitiveAtEnd(verb: string, rest: string): string {
  const [main = '', ...clauses] = clausesIn(rest);
  const words = main.split(' ').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const end = prefixes.test(last) ? [...words.slice(0, -1), last + verb] : [...words, verb];
  return end.join(' ') + clauses.join('');
}

const subordinators =
  /^(?:dass|ob|weil|wenn|als|was|wann|wo|wie|wer|warum|damit|falls|obwohl|bevor|nachdem|sobald|bis|da|den|die|das|der|dem)$/i;

/** German as somebody tells it who speaks of the reader instead of to them. `ich` and `wir` stay. */
export function turnGerman(text: string, person: Person): string {
  const tokens = text.split(' ');
  const bare = (at: number): string => (tokens[at] ?? '').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const out = [...tokens];
  const replace = (at: number, word: string): void => {
    out[at] = (tokens[at] ?? '').replace(/\p{L}[\p{L}'’-]*/u, word);
  };
  for (const [at] of tokens.entries()) {
    const word = bare(at);
    const lower = word.toLowerCase();
    const isFormal = /^(?:Sie|Ihnen|Ihre?[nmrs]?)$/.test(word);
    if (lower === 'du' || (lower === 'ihr' && !isFormal && person.plural) || word === 'Sie') {
      const verb = verbOf(tokens, at, word === 'Sie' ? /en$|^sind$/ : /st$|^bist$|ßt$/);
      replace(at, verb === null && word === 'Sie' ? person.accusative : person.nominative);
      if (verb !== null) {
        replace(verb, conjugate(bare(verb), person));
      }
    } else if (/^(?:dich|euch)$/.test(lower)) {
      replace(at, person.accusative);
    } else if (lower === 'dir' || word === 'Ihnen') {
      replace(at, person.dative);
    } else {
      const [, ending] = /^(?:dein|eur|euer|(?<=^)Ihr)(e[nmrs]?|)$/i.exec(word) ?? [];
      if (ending !== undefined && (isFormal || !/^ihr/i.test(word))) {
        replace(at, `${person.possessive}${ending}`);
      }
    }
  }
  return out.join(' ');
}

/** Where the verb stands that goes with a subject: beside it, or at the end of its clause. */
function verbOf(tokens: readonly string[], at: number, form: RegExp): number | null {
  const plain = (index: number): string => (tokens[index] ?? '').replace(/[^\p{L}]+$/u, '').toLowerCase();
  const closes = (index: number): boolean => /[,.;:!?]$/.test(tokens[index] ?? '') || index === tokens.length - 1;
  const before = plain(at - 1);
  if (at > 0 && !/[,.;:]$/.test(tokens[at - 1] ?? '') && form.test(before) && !subordinators.test(before)) {
    return at - 1;
  }
  if (!subordinators.test(before) && form.test(plain(at + 1))) {
    return at + 1;
  }
  for (let index = at + 1; index < tokens.length; index++) {
    if (closes(index)) {
      return form.test(plain(index)) ? index : null;
    }
  }
  return null;
}

function conjugate(verb: string, { plural }: Person): string {
  const lower = verb.toLowerCase();
  if (plural) {
    return lower.endsWith('en') ? verb : lower === 'seid' ? 'sind' : verb.replace(/t$/, 'en');
  }
  const known = irregular.get(lower);
  if (known !== undefined) {
    return known;
  }
  if (/(?:te|ste)st$/.test(lower) || /ten$/.test(lower)) {
    return verb.replace(/(?:st|n)$/, '');
  }
  return verb
    .replace(/st$/, 't')
    .replace(/(?<=[dt])en$/, 'et')
    .replace(/en$/, 't');
}
