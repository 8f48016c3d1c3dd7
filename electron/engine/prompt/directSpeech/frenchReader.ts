import { type Gender, genderOf } from '../givenNames.ts';
import type { FrenchAddressee } from './frenchVerbs.ts';

/** Whom a request is for, as far as it matters to how French speaks of them and to them. */
export interface FrenchListener {
  readonly to: FrenchAddressee;
  readonly gender: Gender;
  readonly several: boolean;
}

/** Words that hold back whom il and elle mean: a thing of this gender that was spoken of before. */
const things = /(?<!\p{L})(?<word>le|un|ce|cet|mon|ton|son|au|du|la|une|cette|ma|ta|sa|l['’])\s*(?=\p{Ll})/giu;
/** Il that is nobody. */
export const nobody =
  /^(?:ne |n['’])?(?:(?:y|en|me|te|lui|leur|nous|vous|m['’]|t['’]) ?)*(?:faut|faudra|faudrait|fallait|a(?=\s*[.,!?]|$)|y a|aura|pleut|neige|gèle|reste|restait|manque|s['’]agit|vaut|suffit|suffira|est (?:possible|temps|tard|trop|prévu|question|\d|midi|important|inutile|préférable|mieux|urgent)|fait (?:froid|chaud|beau|mauvais|nuit|noir)|semble|paraît|convient de|est arrivé un)(?!\p{L})/iu;
/** What things do as well as people: behind one that was spoken of, who is meant cannot be told. */
const ofThings =
  /^(?:est|sont|sera|seront|était|serait|a|ont|aura|auront|avait|commence|commencera|coûte|coûtera|dure|durera|arrive|arrivera|reste|restera|marche|marchera|fonctionne|part|partira|passe|passera|finit|finira|tombe|vaut|tient|convient|va|vont|ira|doit|doivent|devra|devrait|peut|pourra|pourrait|revient|reviendra|sort)$/u;
/** And what only people do, behind these. */
const ofPeople =
  /^(?:(?:est|sera) (?:en retard|d['’]accord|invité|libre|attendu|le bienvenu|la bienvenue|pris|content|venu|là)|a (?:raison|tort|oublié|encore|laissé|gagné|besoin|envie|promis|droit|toujours|reçu|dit|demandé|perdu|pris|mon|ma|mes|le temps)|ont (?:raison|tort|oublié|besoin)|(?:peut|pourra|pourrait|doit|devra|devrait|doivent|peuvent|n['’]a qu['’]à) (?:(?:me|m['’]|le|la|l['’]|les|nous|y|en|bien|donc|aussi|déjà|juste|encore|absolument) ?)*(?!être|avoir|servir|tenir|attendre|durer|commencer|rester|arriver|marcher|sécher|fonctionner)\p{Ll}+(?:er|ir|re|oir)(?!\p{L})|(?:vient|passe|part|revient) (?:me|nous|le|la|les|chercher|prendre|avec|chez))/iu;
/** What is done to somebody, and not to a thing: "je la rappelle". */
export const toPeople =
  /^(?:r?appell|r?appel|attend|rejoin|invit|préven|prévien|préviens|embrass|contact|aid|accompagn|emmen|emmèn|ramen|ramèn|crois$|compren|félicit|rembours|dérang|remerci|vois$|verr|vu|voir$|rencontr|recontact|salu|convi|tien|tiendr|écout|soutien|conseill|inform|recevr|reçoi)/iu;

/** Whether a pronoun is whom the request is for; null where it may be a thing or somebody who was spoken of. */
export function isReader(pronoun: string, listener: FrenchListener, before: string, rest: string): boolean | null {
  if (!suits(pronoun, listener)) {
    return /(?<!\p{L})(?:son|sa|ses|lui|leurs?)(?!\p{L})/iu.test(rest.split(/[.,;:!?]/u)[0] ?? '') ? null : false;
  }
  const { word: verb = '' } =
    /^(?:(?:ne|me|te|se|le|la|les|lui|leur|nous|y|en)\s|[nmtsl]['’])*(?<word>\p{L}+)/iu.exec(rest)?.groups ?? {};
  const plain = rest.replace(/^(?:ne\s|n['’])/iu, '').replace(/\s(?:pas|plus|jamais)(?=\s)/iu, '');
  const isDoubtful = ofThings.test(verb) && !ofPeople.test(plain) && !/^(?:me|m['’]|nous|se|s['’]) ?/iu.test(rest);
  if (isDoubtful && speaksOfThing(before, pronoun)) {
    return null;
  }
  return true;
}

function speaksOfThing(before: string, pronoun: string): boolean {
  if (pronoun.endsWith('s')) {
    return /(?<!\p{L})(?:les|des|ses|mes|nos|vos|aux)\s/iu.test(before);
  }
  const pattern =
    pronoun === 'il' ? /^(?:le|un|ce|cet|au|du|mon|ton|son|l['’])$/iu : /^(?:la|une|cette|ma|ta|sa|mon|son|l['’])$/iu;
  return [...before.matchAll(things)].some(({ groups }) => pattern.test(groups?.['word'] ?? ''));
}

/** Whether a pronoun goes with whom the request is for. */
export function suits(pronoun: string, { gender, several }: FrenchListener): boolean {
  if (/^(?:ils|elles|eux)$/u.test(pronoun)) {
    return several;
  }
  return !several && (gender === 'they' || gender === (pronoun === 'elle' ? 'she' : 'he'));
}

/** The same of le, la and les. */
export function whomSuits(pronoun: string, { gender, several }: FrenchListener): boolean {
  return several
    ? pronoun === 'les'
    : pronoun === "l'" || (pronoun === 'le' && gender !== 'she') || (pronoun === 'la' && gender !== 'he');
}

/** Il and elle in one request, and nobody knows which of them it is for. */
export function speaksOfTwo(text: string): boolean {
  return (
    /(?<!\p{L})ils?(?!\p{L})/iu.test(text.replace(/(?<!\p{L})il (?:y a|faut|reste|est \d)/giu, '')) &&
    /(?<!\p{L})elles?(?!\p{L})/iu.test(text)
  );
}

/** What goes with somebody whose name this is; null for any other word. */
export function genderOfName(word: string): Gender | null {
  const gender = /^\p{Lu}\p{L}/u.test(word) ? genderOf(word) : 'they';
  return gender === 'they' ? null : gender;
}

/** The same for the last name in a text. */
export function named(text: string): Gender | null {
  const names = text.match(/\p{Lu}\p{L}+/gu) ?? [];
  return names.map(genderOfName).findLast((each) => each !== null) ?? null;
}
