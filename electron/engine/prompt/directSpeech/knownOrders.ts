import { lexicon } from '../../lexicon.ts';
import { isMeant } from './englishReader.ts';
import { sign } from './ends.ts';
import { literal } from './literal.ts';

const determiner = String.raw`(?:the|an?|his|her|their|your|my|our|this|that|these|those|any|all|both|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:to(?:day|morrow|night))|\d+)\b|\p{Lu}[\p{L}-]*['’]s?\s`;
/** Where an order begins: at the start, behind a sign, behind "and". */
const start = String.raw`(?<=^|[,;.:]\s|\b(?:and|but|please)\s)`;
const refusal = new RegExp(String.raw`${start}(?:turn\s+down|refuse|say\s+no\s+to|no\s+to)\s+(?=${determiner})`, 'giu');
/** "Tell Carla no to the market": who is told is known, and matters only to what is said of them further on. */
const toldNo = new RegExp(
  String.raw`^(?:please\s+)?tell\s+(?:\p{L}[\p{L}'’.-]*\s+){1,3}?no\s+to\s+(?=${determiner})(?!.*\b(?:he|she|they|him|his|her|them|their)\b)`,
  'iu',
);

/** Up to the next sign or order. */
const thing = String.raw`(?<thing>(?:(?!${sign}|\s(?:and|but|because|since|as)\s).)+)`;
const offered = String.raw`(?:\p{L}+\s+){0,2}?(?:invitation|offer|proposal|suggestion|request|job|order|deal|price|role|position)s?\b`;
const arranged = String.raw`(?:[\p{L}'’]+\s+){0,3}?(?:meeting|call|appointment|lesson|class|session|visit|trip|talk|interview|rehearsal|training|dinner|lunch|breakfast|party|date|deadline|delivery|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\b`;
/** What its reader is to cancel. */
const subscribed = String.raw`(?:\p{Ll}+\s+)?(?:subscription|membership|order|account|contract|policy|booking|reservation)\b`;
/** "Ask Ben to come and cancel the order": what somebody else is to do is no order to the writer. */
const bids =
  /\b(?:tell|ask|remind|invite|beg|urge|advise|warn|want|need|get|would like|wish)\b[^.;:]*\bto\s+\p{Ll}+[^.;:]*$/iu;
/** What is declined, agreed to, cancelled or moved, and how its reader is told. */
const said: readonly (readonly [order: RegExp, told: (thing: string) => string])[] = [
  [
    new RegExp(String.raw`${start}decline\s+(?=${determiner})(?=${offered})${thing}`, 'iu'),
    (what) => `I cannot accept ${what}`,
  ],
  [
    new RegExp(String.raw`${start}(?:say\s+)?yes\s+to\s+(?=${determiner})(?=${offered})${thing}`, 'iu'),
    (what) => `I accept ${what}`,
  ],
  [new RegExp(String.raw`${start}(?:say\s+)?yes\s+to\s+(?=${determiner})${thing}`, 'iu'), (what) => `${what} is fine`],
  [new RegExp(String.raw`${start}agree\s+to\s+(?=${determiner})${thing}`, 'iu'), (what) => `I agree to ${what}`],
  [
    new RegExp(String.raw`${start}cancel\s+(?=(?:my|our)\s+${subscribed})${thing}`, 'iu'),
    (what) => `please cancel ${what}`,
  ],
  [
    new RegExp(String.raw`${start}cancel\s+(?!(?:my|our)\s+${subscribed})(?=${determiner})${thing}`, 'iu'),
    (what) => `I have to cancel ${what}`,
  ],
  [
    new RegExp(
      String.raw`${start}(?:postpone|reschedule|move|shift|put\s+off)\s+(?=${determiner})(?=${arranged})(?=.*\s(?:to|by|until)\s)${thing}`,
      'iu',
    ),
    (what) => `I would like to move ${what}`,
  ],
];
/** How something is to be said is not said. */
const manner = /\b(?:politely|kindly|gently|nicely|firmly|with regret)\b/iu;
const askedFor = new RegExp(
  String.raw`${start}[Aa]sk\s+(?:(?:him|her|them|(?:the|my|our)\s\p{Ll}+|(?:(?:Mrs?|Ms|Dr|Prof)\.?\s+)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+)?)\s+)?for\s+(?=(?:an?|another|the|some|more|his|her|their|\d+|confirmation|advice|feedback|information|details|directions|permission|clarification|proof)\b)`,
  'gu',
);

/** "Ask Ana whether Tuesday or Thursday suits her better". */
const suiting = new RegExp(
  String.raw`${start}(?<ask>ask)(?:\s+(?<whom>(?:(?:the|my|our)\s+)?[\p{L}'’-]+))??\s+(?:if|whether)\s+(?<what>[^,.;?!\n]{2,40}?)\s+(?<verb>suit|fit|work)s\s+(?<prep>for\s+)?(?<pronoun>him|her|them|you)\b`,
  'giu',
);
/** "Ask him what time would suit him". */
const bestFor = new RegExp(
  String.raw`${start}(?<ask>ask)(?:\s+(?<whom>(?:(?:the|my|our)\s+)?[\p{L}'’-]+))??\s+(?<what>(?:what|which)(?:\s+\p{Ll}+)?(?:\s+(?:would|will|might|could))?\s+(?:suits?|fits?|works?(?:\s+best)?\s+for|(?:is|be)\s+(?:best|good|convenient)\s+for))\s+(?<pronoun>him|her|them|you)\b`,
  'giu',
);
const subjects = lexicon<string>({ him: 'he', her: 'she', them: 'they' });

/** The same as the question that it is: "ask: does Tuesday or Thursday suit you better". */
function suited(request: string, reader: string | null): string {
  const isReaders = (whom: string | undefined, pronoun: string | undefined): boolean => {
    const own = subjects[(pronoun ?? '').toLowerCase()];
    const called = whom === undefined || /^(?:him|her|them)$/iu.test(whom) ? reader : whom;
    return own === undefined || called === null || isMeant(own, called, true);
  };
  return request
    .replace(suiting, (...found) => {
      const { ask, whom, what, verb, prep = '', pronoun } = found.at(-1) as Record<string, string | undefined>;
      return isReaders(whom, pronoun) ? `${ask ?? ''}: does ${what ?? ''} ${verb ?? ''} ${prep}you` : found[0];
    })
    .replace(bestFor, (...found) => {
      const { ask, whom, what, pronoun } = found.at(-1) as Record<string, string | undefined>;
      return isReaders(whom, pronoun) ? `${ask ?? ''} ${what ?? ''} you` : found[0];
    });
}

/** Orders about something that is arranged, as the reader is told of it: "cancel the lesson" as "say: I have to cancel the lesson". */
function asSaid(request: string): string {
  if (manner.test(request)) {
    return request;
  }
  return said.reduce(
    (text, [order, told]) =>
      text.replace(order, (...found) => {
        const { thing: what } = found.at(-1) as { thing: string };
        if (bids.test(text.slice(0, found.at(-3) as number))) {
          return found[0];
        }
        return `${/^\p{Lu}/u.test(found[0]) ? 'Say' : 'say'}: ${told(what.replace(/^(?:his|her|their)\b/iu, 'your'))}`;
      }),
    request,
  );
}

/**
 * Orders in the words of the worked requests (demonstrations.ts), which a small model carries out; others it says as
 * they stand: "no to the boat trip" becomes "decline the boat trip". What is the reader's is called theirs, since a
 * draft does not name its reader: "decline Anna's invitation" becomes "decline your invitation".
 *
 * @param reader What the reader is called; null where it is not known.
 */
export function knownOrders(request: string, reader: string | null): string {
  const asFound = (order: string) => (found: string, at: number, text: string) =>
    bids.test(text.slice(0, at))
      ? found
      : /^\p{Lu}/u.test(found)
        ? `${order.charAt(0).toUpperCase()}${order.slice(1)} `
        : `${order} `;
  const known = request
    .replace(toldNo, asFound('decline'))
    .replace(refusal, asFound('decline'))
    .replace(askedFor, (found) => found.replace(/for\s+$/u, 'whether I can have '));
  return asSaid(suited(reader === null ? known : known.replace(possessive(reader), 'your'), reader));
}

/** "Anna's", where it is no "Anna is". */
function possessive(reader: string): RegExp {
  const name = literal(reader);
  return new RegExp(
    String.raw`(?<=\b(?:decline|accept|answer|reply\s+to|thank\s+(?:him|her|them|you)\s+for|about|for|of|with|confirm|return|like[ds]?|got|received|read|yes\s+to|no\s+to)\s)${name}['’]s?(?=\s\p{Ll})`,
    'giu',
  );
}
