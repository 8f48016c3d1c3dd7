import { lexicon } from '../../lexicon.ts';
import { type Gender, genderOf } from '../givenNames.ts';

/** Who else a later he or she may be. */
const people =
  /\b(?:boss|chef|colleague|client|customer|guest|friend|neighbou?r|brother|sister|son|daughter|father|mother|mum|mom|dad|husband|wife|uncle|aunt|cousin|doctor|dentist|nurse|teacher|plumber|painter|carpenter|electrician|builder|gardener|driver|courier|landlord|landlady|tenant|lawyer|editor|manager|director|student|professor|man|woman|boy|girl|child|baby|kid|who|someone|somebody)\b/i;
/** Of those, whom "he" cannot mean, and whom "she" cannot. */
const others: Readonly<Record<Gender, RegExp | null>> = {
  he: /\b(?:sister|daughter|mother|mum|mom|wife|aunt|landlady|woman|girl)\b/giu,
  she: /\b(?:brother|son|father|dad|husband|uncle|landlord|man|boy)\b/giu,
  they: null,
};
/** Where programs are spoken of, drivers and clients are some. */
const technical =
  /\b(?:patch(?:es)?|series|kernel|code|build|branch|commit|api|bug|probe|merge|release|pull request|driver looks|repo|compile|module|server|config)\b/i;

/** Whom a request means that calls its reader so. */
export const owned = lexicon<Gender>({ him: 'he', her: 'she', them: 'they' });
/** The same by what is theirs. */
export const owners = lexicon<Gender>({ his: 'he', her: 'she', their: 'they' });

const kin: readonly (readonly [Gender, RegExp])[] = [
  ['she', /\b(?:daughter|sister|mother|mum|mom|aunt|wife|girlfriend|niece|grandmother|grandma|landlady)\b/i],
  ['he', /\b(?:son|brother|father|dad|uncle|husband|boyfriend|nephew|grandfather|grandpa|landlord)\b/i],
];
/** Of whom there are several. */
export const several = / and |^(?:everyone|everybody|all|them)$|^(?:(?:all\s)?(?:the|my|our)|all)\s.*[^s]s$/i;
/** Several, too, though it is one word: "tell the council that they ...". */
const body =
  /^(?:the|my|our)\s.*\b(?:council|committee|board|team|club|group|list|office|department|agency|company|firm|bank|hotel|school|shop|library|garage|centre|center|society|desk|restaurant|police|authority|band|choir)$/i;

/** By which pronoun a text speaks of its reader who is called so; `they` also where that is not known. */
export function pronounOf(called: string, text: string): Gender {
  const known = owned[called.toLowerCase()] ?? kinGender(called);
  if (known !== undefined || several.test(called)) {
    return known ?? 'they';
  }
  const gender = genderOf(called);
  const spoken = (['he', 'she', 'they'] as const).filter((one) => spokenOf[one].test(text));
  return gender === 'they' && spoken.length === 1 ? (spoken[0] ?? gender) : gender;
}

/** "My sister" is she. */
function kinGender(called: string): Gender | undefined {
  return kin.find(([, words]) => /^(?:the|my|our)\s/i.test(called) && words.test(called))?.[0];
}

const spokenOf: Readonly<Record<Gender, RegExp>> = {
  he: /\b(?:he|him|his)\b/iu,
  she: /\b(?:she|hers?)\b/iu,
  they: /\b(?:they|them|their)\b/iu,
};

/** Where a text speaks of somebody by this pronoun for the last time. */
export function lastOf(own: Gender, text: string): number {
  return [...text.matchAll(new RegExp(spokenOf[own].source, 'giu'))].at(-1)?.index ?? 0;
}

/** A text without those who are known by what they are alone. */
export function withoutPeople(text: string): string {
  return text.replace(new RegExp(people.source, 'giu'), '');
}

/** Whether a text speaks of somebody by this pronoun. */
export function speaksOf(own: Gender, text: string): boolean {
  return spokenOf[own].test(text);
}

/** Whether a pronoun can be about somebody who is called so. */
export function isMeant(pronoun: string, called: string, isQuestion: boolean): boolean {
  const own = owned[called.toLowerCase()];
  if (own !== undefined) {
    return pronoun === own;
  }
  const relative = kinGender(called);
  if (relative !== undefined) {
    return pronoun === relative;
  }
  if (/^(?:the|my|our)\s/i.test(called)) {
    // "Ask the hotel whether they have a room", but "tell my boss that they have moved the meeting".
    return pronoun !== 'they' || isQuestion || /[^s]s$/.test(called) || body.test(called);
  }
  if (several.test(called)) {
    return pronoun === 'they';
  }
  if (called === '' && isQuestion) {
    // "Ask whether they have read it": nobody else is spoken of.
    return true;
  }
  const gender = genderOf(called);
  return pronoun !== 'they' && (gender === 'they' || gender === pronoun);
}

/** "On May 3": a month, and nobody. */
const month =
  /\b(?:in|by|of|on|until|since|next|last)\s+(?:April|May|June|August)\b|\b(?:April|May|June|August)\s+\d|\d\s+(?:of\s+)?(?:April|May|June|August)\b/gu;

/** In front of a name they make it a place, a day or a thing. */
const placing = /^(?:to|in|at|on|from|of|via|near|over|through|since|until|by|the|my|our|your|his|her|a|an|and|or)$/i;
const calendar =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Easter|Christmas)s?$/;

/** "LabView", "GitHub", but "McAllister". */
const product = /^(?!(?:Ma?c|De|Di|La|Le|Van|Fitz)\p{Lu})\p{Lu}\p{Ll}+\p{Lu}/u;

/** Whether a word behind another names somebody whom this pronoun may stand for; a name that is not known may be any. */
export function isPerson(word: string, before: string, own: Gender): boolean {
  const name = /^\p{Lu}[\p{Ll}'’-]+/u.exec(word)?.[0] ?? '';
  if (
    name === '' ||
    calendar.test(name) ||
    /^[A-Z]['’]/.test(word) ||
    product.test(word) ||
    /^\p{Lu}{2,}$/u.test(before)
  ) {
    return false;
  }
  const gender = genderOf(name);
  if (/^(?:the|an?)$/i.test(before)) {
    // "The Viola photo", "a Rose bowl".
    return false;
  }
  const begins = before === '' || /[.!?:;]$/.test(before);
  return gender === 'they' ? !begins && !placing.test(before) : gender === own || own === 'they';
}

/** Whether a text speaks of anybody besides its reader, who is called so, whom a pronoun behind it could stand for. */
export function mayBeOther(text: string, pronoun: Gender, ...called: readonly string[]): boolean {
  const own = called.flatMap((each) => each.split(/\s+/));
  const rest = text.replace(month, '').replace(/[\p{L}'’-]+/gu, (word) => (own.includes(word) ? '' : word));
  const names = [...rest.matchAll(/\p{Lu}[\p{L}'’-]+/gu)].map((found) => ({
    name: found[0],
    before: /(\S+)\s+$/.exec(rest.slice(0, found.index))?.[1] ?? '',
  }));
  const told = others[pronoun] === null ? rest : rest.replace(others[pronoun], '');
  const speaks = technical.test(text) ? told.replace(/\b(?:driver|client|editor|manager|builder)s?\b/gi, '') : told;
  const isPlural = called.some((each) => several.test(each) || body.test(each));
  const fits = pronoun === 'they' ? !isPlural : names.some(({ name, before }) => isPerson(name, before, pronoun));
  // "Their baby" is one, and they are several.
  return fits || (!(isPlural && pronoun === 'they') && people.test(speaks));
}
