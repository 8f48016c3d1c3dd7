import { type Gender, genderOf } from '../givenNames.ts';
import { fullStop } from './ends.ts';
import type { FrenchListener } from './frenchReader.ts';
import type { FrenchAddressee } from './frenchVerbs.ts';

/** What somebody is asked to do with a reader. */
export type FrenchOrderKind =
  | 'say'
  | 'confirm'
  | 'ask'
  | 'thank'
  | 'congratulate'
  | 'excuse'
  | 'propose'
  | 'remind'
  | 'invite'
  | 'wish'
  | 'accept'
  | 'refuse'
  | 'cancel'
  | 'chase'
  | 'greet';

/** An order of a request: "demande à Claire" and what follows it. */
export interface FrenchOrder {
  readonly kind: FrenchOrderKind;
  /** Whom it names; empty for a pronoun, or for nobody. */
  readonly named: string;
  /** What follows, from "que" or "si" or "pour" on. */
  readonly rest: string;
  readonly listener: FrenchListener;
}

const verbs: Readonly<Record<FrenchOrderKind, string>> = {
  say: 'dis|dites|dire|écris|écrivez|écrire|réponds|répondez|répondre|explique[rz]?|annonce[rz]?|précise[rz]?|signale[rz]?|indique[rz]?|préviens|prévenez|prévenir|avertis|avertissez|avertir|informe[rz]?|assure[rz]?|fais(?:-lui)? savoir',
  confirm: 'confirme[rz]?',
  ask: 'demande[rz]?',
  thank: 'remercie[rz]?',
  congratulate: 'félicite[rz]?',
  excuse: 'excuse[rz]?(?:-(?:moi|nous|toi|vous))?|présente[rz]?(?:-lui)? (?:mes|nos) excuses',
  propose: 'propose[rz]?|suggère|suggére[rz]|conseille[rz]?',
  remind: 'rappelle[rz]?|rappeler',
  invite: 'invite[rz]?',
  wish: 'souhaite[rz]?',
  accept: 'accepte[rz]?',
  refuse: 'refuse[rz]?|décline[rz]?',
  cancel: 'annule[rz]?',
  chase: 'relance[rz]?',
  greet: 'salue[rz]?|embrasse[rz]?',
};
const anyVerb = Object.values(verbs).join('|');
const politely = String.raw`(?:(?:s['’]il te plaît|stp|svp|peux-tu|tu peux|pourrais-tu|il faut|je voudrais|je veux|j['’]aimerais|merci de)\s*,?\s+)?`;
const title = String.raw`(?:M\.|MM\.|Mme|Mlle|Me|Dr|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|[Mm]aître|[Dd]octeur)`;
const called = String.raw`(?-i:(?:${title}\s+)?\p{Lu}[\p{L}'’-]+(?:\s+(?:de\s+|et\s+(?:à\s+)?(?:${title}\s+)?)?\p{Lu}[\p{L}'’-]+){0,3})`;
const role = String.raw`(?:(?:(?:mon|ma|mes|notre|nos|le|la|les)\s+|l['’])\p{Ll}[\p{L}-]+(?:\s+${called})?|maman|papa|mamie|papi|tonton|tata|tout\s+le\s+monde|tous|toutes)`;
const whom = String.raw`(?:(?:à\s+(?!les?\s)|auprès\s+de\s+|auprès\s+d['’]|de\s+|d['’])?(?<named>${called}|${role})|(?:au|auprès\s+du|du)\s+(?<him>\p{Ll}[\p{L}-]+)|(?:aux|auprès\s+des|des)\s+(?<them>\p{Ll}[\p{L}-]+))`;
const pattern = new RegExp(
  String.raw`^\s*${politely}(?<verb>${anyVerb})(?<clitic>-(?:lui|leur|la|le|les))?(?:\s+${whom})?(?=[\s,:]|$)\s*,?\s*(?<rest>[\s\S]*)$`,
  'iu',
);
/** Where the next order begins. */
export const nextOrder = new RegExp(
  String.raw`(?:(?:${fullStop}|[;!?\n])+\s*|,\s*(?:(?:et|puis|mais)\s+)?|\s+(?:et|puis|mais)\s+)(?=${politely}(?:${anyVerb})(?:-\p{L}+)?(?:[\s,:]|\.?$))`,
  'giu',
);

const trailing = new RegExp(
  String.raw`^(?<rest>(?!de\s|d['’]|que\s|qu['’]|si\s).+?)\s+à\s+(?<named>${called}|${role})$`,
  'iu',
);

/**
 * The order at the beginning of a text; null where there is none.
 *
 * @param to What the reader is called, for orders that do not say it; null where it is not known.
 */
export function readFrenchOrder(text: string, to: string | null, address: FrenchAddressee): FrenchOrder | null {
  const groups = pattern.exec(text)?.groups ?? {};
  const { verb = '' } = groups;
  const kind = (Object.keys(verbs) as FrenchOrderKind[]).find((each) =>
    new RegExp(`^(?:${verbs[each]})$`, 'iu').test(verb),
  );
  const found = kind !== undefined && aboutThings.has(kind) ? withThing(text, groups) : groups;
  const { clitic = '', him, them } = found;
  const isLate = found['named'] === undefined && him === undefined && them === undefined && clitic === '';
  // "Souhaite un bon anniversaire à Claire".
  const late = isLate ? trailing.exec((found['rest'] ?? '').trim())?.groups : undefined;
  const { named = '', rest = '' } = late ?? found;
  if (kind === undefined) {
    return null;
  }
  const who = named === '' && him === undefined && them === undefined ? (to ?? '') : named;
  const isSeveral =
    /^-(?:leur|les)$/iu.test(clitic) ||
    them !== undefined ||
    /\set\s/u.test(who) ||
    /^(?:les|mes|nos)\s|^(?:tous|toutes|tout\s+le\s+monde)$/iu.test(who);
  const gender: Gender = him !== undefined || clitic === '-le' ? 'he' : clitic === '-la' ? 'she' : frenchGender(who);
  return {
    ...{ kind, named: him ?? them ?? named, rest },
    listener: { to: isSeveral ? 'vous' : address, gender: isSeveral ? 'they' : gender, several: isSeveral },
  };
}

/** Orders behind which a thing comes first, and whom it is for behind "à". */
const aboutThings: ReadonlySet<FrenchOrderKind> = new Set([
  'ask',
  'confirm',
  'cancel',
  'propose',
  'wish',
  'accept',
  'refuse',
]);

type Groups = Readonly<Record<string, string | undefined>>;

/** "Demande les photos": what was taken for somebody is what is asked for. */
function withThing(text: string, groups: Groups): Groups {
  const { verb = '', named = '', rest = '' } = groups;
  const isThing = /^\p{Ll}/u.test(named) && text.includes(`${verb} ${named}`);
  return isThing ? { ...groups, named: undefined, rest: `${named} ${rest}`.trim() } : groups;
}

function frenchGender(called: string): Gender {
  if (/^(?:M\.|Monsieur|(?:le|mon)(?=\s))/iu.test(called) && !/^M\p{Ll}+e\s/u.test(called)) {
    return 'he';
  }
  return /^(?:Mme|Mlle|Madame|Mademoiselle|(?:la|ma)(?=\s))/iu.test(called) ? 'she' : genderOf(called);
}
