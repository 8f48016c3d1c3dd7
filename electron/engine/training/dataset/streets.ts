import { type Span, spansOf } from './redact.ts';

const name = "[\\p{Lu}][\\p{L}'’-]*";
const place = `(?:[ ,\\n]+(?:[A-Z]{1,2}-)?\\d{4,5} ${name}(?: ${name})?)?`;

const forms = [
  // Elmweg 12, 10115 Berlin
  new RegExp(
    `(?<![\\p{L}])(?:${name}[ -])*[\\p{Lu}][\\p{L}-]*(?:straße|strasse|str\\.|weg|platz|allee|gasse|damm|ufer|steig|chaussee|stieg) ?\\d+ ?[a-z]?(?![\\p{L}\\d])${place}`,
    'dgu',
  ),
  new RegExp(
    `(?<![\\p{L}])(?:${name} )+(?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer) \\d+ ?[a-z]?(?![\\p{L}\\d])${place}`,
    'dgu',
  ),
  // 12 Elm Street, Springfield 12345
  new RegExp(
    `(?<![\\p{L}\\d])\\d{1,5}[A-Za-z]? (?:${name} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Court|Ct|Square|Place|Boulevard|Blvd|Terrace|Close|Crescent|Gardens|Row|Hill|Parkway)\\b\\.?(?:[ ,\\n]+(?:${name}[ ,]+){1,3}(?:[A-Z]{2} )?(?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}))?`,
    'dgu',
  ),
  // 12 rue des Ormes, 75001 Paris
  new RegExp(
    `(?<![\\p{L}\\d])\\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|place|chemin|allée|impasse|quai)(?: (?:de|du|des|la|le|les|l'|d'))* ${name}(?: ${name})*${place}`,
    'dgu',
  ),
  /\b(?:P\. ?O\. ?Box|PO Box|Postfach) \d[\d ]*/dg,
];

/** Postal addresses: a street with a number, and the town where it follows. */
export function findStreets(text: string): Span[] {
  return forms.flatMap((form) => spansOf(text, form));
}
