import { type Gender, genderOf } from '../givenNames.ts';

/** Who else a later he or she may be. */
const people =
  /\b(?:boss|chef|colleague|client|customer|guest|friend|neighbou?r|brother|sister|son|daughter|father|mother|mum|mom|dad|husband|wife|uncle|aunt|cousin|doctor|dentist|nurse|teacher|plumber|painter|carpenter|electrician|builder|gardener|driver|courier|landlord|landlady|tenant|lawyer|editor|manager|director|student|professor|man|woman|boy|girl|child|baby|kid|who|someone|somebody)\b/i;
/** Where programs are spoken of, drivers and clients are some. */
const technical =
  /\b(?:patch(?:es)?|series|kernel|code|build|branch|commit|api|bug|probe|merge|release|pull request|driver looks|repo|compile|module|server|config)\b/i;

/** Whom a request means that calls its reader so. */
export const owned: Readonly<Record<string, Gender>> = { him: 'he', her: 'she', them: 'they' };
/** The same by what is theirs. */
export const owners: Readonly<Record<string, string>> = { his: 'he', her: 'she', their: 'they' };

/** Whether a pronoun can be about somebody who is called so. */
export function isMeant(pronoun: string, called: string, isQuestion: boolean): boolean {
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
export function mayBeOther(text: string, pronoun: string, ...called: readonly string[]): boolean {
  const own = called.flatMap((each) => each.split(/\s+/));
  const rest = text.replace(month, '').replace(/[\p{L}'’-]+/gu, (word) => (own.includes(word) ? '' : word));
  const names = rest.match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  const speaks = technical.test(text) ? rest.replace(/\b(?:driver|client|editor|manager|builder)s?\b/gi, '') : rest;
  const isPlural = called.some((each) => / and |^(?:the|my|our)\s.*[^s]s$/i.test(each));
  const fits = pronoun === 'they' ? !isPlural : names.some((name) => genderOf(name) === pronoun);
  return fits || people.test(speaks);
}
