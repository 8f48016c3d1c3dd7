import { type Gender, genderOf } from '../givenNames.ts';
import type { Listener } from './germanAddress.ts';

/** Several people who are known by what they are. */
const groups =
  /^alle$|^(?:das|dem|der|die|mein(?:em|er)?|unser(?:em|er)?)\s+(?:Team|Gruppe|Mannschaft|Klasse|Familie|Vorstand|Abteilung|Verein|Chor|Band)$|^(?:die|den|meinen?|unseren?)\s+(?:(?:Groß|Schwieger)?[Ee]ltern|Nachbarn|Kolleg(?:en|innen)|Freunden?|Gästen?|Kindern?|Leuten?|Mitgliedern?|Teilnehmern?|Schülern?|Kunden|\p{Lu}\p{L}+innen)$/u;

/** `as`: how the request itself calls whom it is for, "ihn" for instance. */
export function listenerFor(named: string, address: 'du' | 'Sie', as = named): Listener {
  const isSeveral = /\sund\s/u.test(named) || /^ihnen$/iu.test(as) || groups.test(named);
  // "Jens", but neither "dem Team" nor "Firma Kern".
  const isName = /^\p{Lu}\p{L}+$/u.test(named) && as === named && address === 'du';
  const gender = /^ih[mnr]$/iu.test(as) ? germanGender(as) : germanGender(named);
  return {
    to: address === 'Sie' ? 'Sie' : isSeveral ? 'ihr' : 'du',
    gender,
    several: isSeveral
      ? 'yes'
      : (gender === 'they' && !isName) || /^(?:die|meine|unsere|sie)\b/iu.test(as)
        ? 'maybe'
        : 'no',
  };
}

/** "Sag den Eltern": several, whatever they are called. */
export function listenerOfMany(address: 'du' | 'Sie'): Listener {
  return { to: address === 'Sie' ? 'Sie' : 'ihr', gender: 'they', several: 'yes' };
}

function germanGender(named: string): Gender {
  if (/^(?:ih[mn]|de[mn]|(?:mein|unser)e[mn])(?!\p{L})/iu.test(named)) {
    return 'he';
  }
  if (/^(?:ihr|sie|die|der|(?:mein|unser)er?)(?!\p{L})/iu.test(named)) {
    return 'she';
  }
  return genderOf(named.replace(/^(?:das|mein|unser)\s+/iu, ''));
}

const men =
  /(?<!\p{L})(?:Vater|Papa|Bruder|Sohn|Mann|Opa|Onkel|Chef|Freund|Kollege|Nachbar|Arzt|Kunde|Lehrer|Hund|Junge)n?(?!\p{L})/u;
const women =
  /(?<!\p{L})(?:Mutter|Mama|Schwester|Tochter|Frau(?!\s+\p{Lu})|Oma|Tante|Chefin|Freundin|Kollegin|Nachbarin|Ärztin|Kundin|Lehrerin|Katze)(?!\p{L})/u;

/** Whether a text speaks of somebody besides its listener whom "er" or "sie" behind it may be. */
export function mayBeAnother(text: string, { gender }: Listener): boolean {
  return (gender !== 'she' && men.test(text)) || (gender !== 'he' && women.test(text));
}
