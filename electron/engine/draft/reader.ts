import type { Address } from '../../contract/entities.ts';

const roleAccount =
  /^(?:info|office|contact|kontakt|mail|post|admin|support|help|service|sales|team|no-?reply|hello)$/i;
const title = /^(?:prof|professor|dr|mr|mrs|ms|herr|frau|mme|sir|sr|sra|herrn)\.?$/i;

/** Reads `Name <address>`, a bare address, or a bare name. */
export function parseReader(text: string): Address {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text);
  if (match) {
    return { name: match[1] ?? '', address: match[2] ?? '' };
  }
  return text.includes('@') ? { name: '', address: text.trim() } : { name: text.trim(), address: '' };
}

/** Words of a name without titles. */
export function nameWords(name: string): string[] {
  return name.split(/[\s,"']+/).filter((word) => word !== '' && !title.test(word));
}

/**
 * The name to call somebody by: as it stands where it has a title ("Mrs Vale"), else the first name, where one can be
 * told from name or address; else null.
 */
export function firstName({ name, address }: Address): string | null {
  if (title.test(name.split(/\s/)[0] ?? '') && nameWords(name).length === 1) {
    return name;
  }
  const words = (name.includes(',') ? name.split(',').toReversed().join(' ') : name)
    .replace(/\s+via\s.*$/i, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !title.test(word) && !word.includes('@'));
  const first = words[0];
  if (first !== undefined) {
    return first === first.toUpperCase() && first.length > 2 ? capitalized(first.toLowerCase()) : first;
  }
  const local = address.split('@')[0]?.split(/[._+-]/)[0] ?? '';
  return /^\p{L}{3,12}$/u.test(local) && !roleAccount.test(local) && address.includes('.', address.indexOf('@'))
    ? capitalized(local)
    : null;
}

/** All that somebody may be called by. */
export function namesOf(reader: Address | null): string[] {
  const first = reader === null ? null : firstName(reader);
  return reader === null ? [] : [...nameWords(reader.name), ...(first === null ? [] : [first])];
}

const addressing =
  /\b(?:tell|ask|thank|remind|invite|congratulate|inform|let|answer|e-?mail|write|(?:write|mail|reply|answer|message|note|letter|apologi[sz]e)(?: an? (?:e-?)?mail)? to|sag|frag|schreib(?:e|en)?|(?:schreib(?:e|en)?|mail|antwort(?:e|en)?) an|danke?|bitte|dis à|demande à|écris à|remercie|dile a|pregúntale a|escribe a)\s+(\p{L}[\p{L}'’-]+(?:\s+\p{L}[\p{L}'’-]+)?)/giu;

/**
 * Whom a request is about to reach, where it says so: "tell Maria that ...". Only a capitalised word right behind a
 * word of addressing counts, so that a place or a product is not greeted.
 */
export function readerInRequest(request: string): string | null {
  for (const [, words = ''] of request.matchAll(addressing)) {
    // The pattern ignores case for the sake of its verbs, so the capitals of a name are looked at here.
    const [first = '', second = ''] = words.split(/\s+/);
    if (isCapitalized(first)) {
      return isCapitalized(second) ? `${first} ${second}` : first;
    }
  }
  return null;
}

const addressingRole =
  /\b(?:tell|ask|thank|remind|invite|congratulate|inform|(?:e-?mail|write|reply|answer|message|apologi[sz]e) to)\s+((?:the|my|our)\s+\p{L}[\p{L}-]+)|\b(?:sag|frag|danke|bitte|erinnere|(?:schreib|antwort)e?(?: an)?)\s+((?:de[mrn]|die|(?:mein|unser)e?[mrn]?)\s+\p{Lu}[\p{L}-]+)/iu;

/** Whom a request is about to reach where it names nobody but says what they are: "tell my landlord that ...". */
export function roleInRequest(request: string): string | null {
  const match = addressingRole.exec(request);
  return match?.[1] ?? match?.[2] ?? null;
}

function isCapitalized(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
