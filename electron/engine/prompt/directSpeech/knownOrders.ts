const determiner = String.raw`(?:the|an?|his|her|their|your|this|that|these|those|any|all|both|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:to(?:day|morrow|night))|\d+)\b|\p{Lu}[\p{L}-]*['’]s?\s`;
/** Where an order begins: at the start, behind a sign, behind "and". */
const start = String.raw`(?<=^|[,;.:]\s|\b(?:and|but|please)\s)`;
const refusal = new RegExp(String.raw`${start}(?:turn\s+down|refuse|say\s+no\s+to|no\s+to)\s+(?=${determiner})`, 'giu');
/** "Tell Carla no to the market": who is told is known, and matters only to what is said of them further on. */
const toldNo = new RegExp(
  String.raw`^(?:please\s+)?tell\s+(?:\p{L}[\p{L}'’.-]*\s+){1,3}?no\s+to\s+(?=${determiner})(?!.*\b(?:he|she|they|him|his|her|them|their)\b)`,
  'iu',
);

/**
 * Orders in the words of the worked requests (demonstrations.ts), which a small model carries out; others it says as
 * they stand: "no to the boat trip" becomes "decline the boat trip". What is the reader's is called theirs, since a
 * draft does not name its reader: "decline Anna's invitation" becomes "decline your invitation".
 *
 * @param reader What the reader is called; null where it is not known.
 */
export function knownOrders(request: string, reader: string | null): string {
  const known = request
    .replace(toldNo, (found) => (/^\p{Lu}/u.test(found) ? 'Decline ' : 'decline '))
    .replace(refusal, (found) => (/^\p{Lu}/u.test(found) ? 'Decline ' : 'decline '));
  return reader === null ? known : known.replace(possessive(reader), 'your');
}

/** "Anna's", where it is no "Anna is". */
function possessive(reader: string): RegExp {
  const name = reader.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(
    String.raw`(?<=\b(?:decline|accept|answer|reply\s+to|thank\s+(?:him|her|them|you)\s+for|about|for|of|with|confirm|return|like[ds]?|got|received|read)\s)${name}['’]s?(?=\s\p{Ll})`,
    'gu',
  );
}
