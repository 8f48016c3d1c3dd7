import { germanFullStop } from './ends.ts';
import type { Addressee } from './germanVerbs.ts';

/** What an order makes its reader read; `whom` it names, as far as it does. */
export interface Courtesy {
  readonly whom: string;
  /** The sentence up to what it is about, what that is, and the rest of the sentence. */
  readonly said: readonly [before: string, thing: string, behind: string];
  /** Where the order ends. */
  readonly end: number;
}

type Words = Readonly<Record<Addressee, string>>;

const whom = String.raw`(?<whom>ih[mnr]|ihnen|sie|(?:(?:de[mnr]|die|mein(?:e[mnr]?)?|unser(?:e[mnr]?)?)\s+)?(?-i:\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+)?))`;
const atWhom = String.raw`(?:\s+bei(?:m)?\s+${whom})?`;
/** Up to the next sign or order. */
const thing = String.raw`(?<thing>(?:(?![,:](?!\d)|[;!?\n]|${germanFullStop}|\s+und\s+(?:sag|frag|schreib|bitt|erinner|lad|schlag|wünsch|grüß|bedank|entschuldig|nimm)e?(?=[\s,])).)+)`;
const end = String.raw`(?=[,.;:!?]|\s+und\s|$)`;
const dich: Words = { du: 'dich', ihr: 'euch', Sie: 'Sie' };
const dir: Words = { du: 'dir', ihr: 'euch', Sie: 'Ihnen' };
const entschuldige: Words = { du: 'entschuldige', ihr: 'entschuldigt', Sie: 'entschuldigen Sie' };

const courtesies: readonly (readonly [pattern: string, before: (to: Addressee) => string, behind: string])[] = [
  [String.raw`frage?(?:\s+${whom})?\s+nach\s+${thing}`, () => 'Wie sieht es mit', ' aus?'],
  [String.raw`gratuliere?(?:\s+${whom})?\s+(?=zu[mr]?\s)${thing}`, () => 'Herzlichen Glückwunsch', '.'],
  [String.raw`wünsche?\s+${whom}\s+${thing}`, (to) => `Ich wünsche ${dir[to]}`, '.'],
  [
    String.raw`(?:bedanke?\s+dich${atWhom}|dank(?:e|\s+sagen)?(?:\s+${whom})?)\s+(?=fürs?\s)${thing}`,
    () => 'Danke',
    '.',
  ],
  [String.raw`entschuldige?\s+dich${atWhom}\s+für\s+${thing}`, (to) => `Bitte ${entschuldige[to]}`, '.'],
  [
    String.raw`lade?\s+${whom}(?<thing>\s+(?:zu[mr]?|auf|für|ins?|und\s+(?:ihren?|seinen?)\s+\p{L}+)\s[^,;:!?\n]+?)?\s+ein${end}`,
    (to) => `Ich möchte ${dich[to]}`,
    ' einladen.',
  ],
  [
    String.raw`(?:frage?|hake?)\s+(?:bei\s+)?${whom}\s+wegen\s+(?=de[rnm]\s)${thing}\s+nach${end}`,
    () => 'Wie sieht es mit',
    ' aus?',
  ],
  [String.raw`schlage?\s+${whom}\s+vor,\s+${thing}`, (to) => `Ich schlage ${dir[to]} vor,`, '.'],
  [String.raw`bitte\s+${whom}\s+um\s+(?=(?:d(?:ie|as|en)|eine?n?|\d+)\s)${thing}`, () => 'Kann ich bitte', ' haben?'],
  [String.raw`bitte\s+${whom}\s+um\s+${thing}`, (to) => `Ich bitte ${dich[to]} um`, '.'],
  [
    String.raw`sage?\s+${whom}\s+(?=(?:alles\s+Gute|danke|viel\s+(?:Erfolg|Glück|Spaß)|gute\s+(?:Besserung|Reise)|herzlichen\s)(?!\p{L}))${thing}`,
    () => '',
    '.',
  ],
  [String.raw`bitte\s+um\s+${thing}`, () => 'Ich bitte um', '.'],
  [
    String.raw`nimm\s+(?=(?:d(?:ie|as|en)|seine?n?|ihre?n?)\s)(?<thing>[^,;:!?\n]+?)\s+an${end}`,
    () => 'Ich nehme',
    ' gern an.',
  ],
  [String.raw`bestätige?\s+(?=(?:Eingang|Erhalt|Empfang)(?!\p{L}))${thing}`, () => 'Ich bestätige den', '.'],
  [
    String.raw`biete?\s+(?:${whom}\s+)?(?=(?:d(?:ie|as|en)|eine?n?|\d)\s)(?<thing>[^,;:!?\n]+?)\s+an${end}`,
    () => 'Ich kann',
    ' anbieten.',
  ],
  [
    String.raw`sage?\s+(?:${whom}\s+)?(?<thing>(?:nein|ja)(?:,\s(?:(?!(?<!\p{L})(?:er|sie|ih[mnr]|ihnen|ihre?[mnrs]?|seine?[mnrs]?)(?!\p{L}))[^.;!?])*?)?)(?=[.;!?]|,\s+(?:und\s+)?(?:frag|sag|bitt|schreib)e?\s|\s+und\s|$)`,
    () => '',
    '.',
  ],
  [String.raw`(?:bedanke?\s+dich${atWhom}|dank(?:e?\s+(?:ihm|ihr|ihnen)|en))${end}(?<thing>)`, () => 'Danke', '.'],
  [String.raw`bestätige?\s+(?=(?:d(?:ie|as|en)|eine?n?|unser(?:e|en)?)\s)${thing}`, () => 'Ich bestätige', '.'],
  [
    String.raw`verschiebe?\s+(?=(?:d(?:ie|as|en)|unser(?:e|en)?)\s)(?=.*\sauf\s)${thing}`,
    () => 'Ich möchte',
    ' verschieben.',
  ],
  [
    String.raw`sage?(?:\s+${whom})?(?<thing>\s+(?:für|zu[mr]?)\s[^,;:.!?]+?)?\s+zu${end}`,
    () => 'Ich sage gern',
    ' zu.',
  ],
];

/**
 * What a German order that is a courtesy has its reader read: "bedank dich bei Jutta für die Kekse" is "Danke für die
 * Kekse.". A small model says such an order to its reader as it stands. Null where a request begins with none.
 *
 * @param toOf How whom an order names is spoken to; it names nobody where that is empty.
 */
export function germanCourtesy(request: string, toOf: (whom: string) => Addressee): Courtesy | null {
  for (const [pattern, before, behind] of courtesies) {
    const found = new RegExp(
      String.raw`^[\s,.;]*(?:(?:und|dann)\s+)*(?:bitte\s+(?!um\s|\p{Lu}|sie\s|ih[mnr]))?${pattern}`,
      'iu',
    ).exec(request);
    if (found !== null) {
      const { whom: named = '', thing: what = '' } = found.groups ?? {};
      return { whom: named, said: [before(toOf(named)), what.trim(), behind], end: found[0].length };
    }
  }
  return null;
}
