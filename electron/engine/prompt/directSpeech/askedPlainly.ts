import { fullStop } from './ends.ts';
import { statement, verb } from './englishOrders.ts';
import { englishQuestion } from './englishQuestion.ts';

/** Whom a request asks: "ask Ben", "ask the hotel", "ask Dr. Helen Marsh". */
const whom = String.raw`(?:\s+(?:(?:the|my|our)\s+)?[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*){0,2})??`;
const opening = String.raw`(?:if|whether|when|where|why|how|what|which|who)`;
/** "Ask Ben when he comes", at the start, behind a sign or behind another order, up to the next. */
const asking = new RegExp(
  String.raw`(?<lead>^|[.;]\s+|,?\s+(?:and|then)\s+|,\s+)ask(?::|${whom})\s+(?<clauses>${opening}\s(?:(?!${fullStop}|:(?=\s|$)|[;?!\n]|,\s(?-i:it|I|we|there|this)(?:['’]\p{L}+)?\s|,?\s(?:and|then|but)\s(?:ask|tell|say|thank|wish|suggest|propose|invite|remind|send|offer)\b).)+)`,
  'giu',
);
const joint = new RegExp(String.raw`(?:,?\s+(?:and|or)\s+|,\s+)(?=${opening}\s)`, 'iu');
/** "Tell Ben to call and ask ...": that is what Ben is to do. */
const bids = /\b(?:tell|ask|remind|invite|want|get|need)\b[^.;:]*\bto\s+\p{Ll}+[^.;:]*$/iu;
/** "Write to Dr. Marsh at Riverside, ask ...": who is written to, before what they are asked. */
const to = String.raw`^(?:[Pp]lease\s+)?(?:[Ww]rite|[Ee]-?mail|[Mm]essage|[Tt]ext|[Rr]eply)\s+(?:to\s+)?(?:(?:the|my|our)\s+\p{Ll}+|(?:\p{Lu}[\p{L}'’-]*\.?\s?){1,4}?)(?:\s*at\s+(?:\p{Lu}[\p{L}'’-]*\s?){1,3})?`;
const writing = new RegExp(
  String.raw`${to}(?:\s*[,:;]\s*|\.\s+|\s*and\s+)(?=(?:[Aa]sk|[Tt]ell|[Ss]ay|[Tt]hank|[Ii]nvite|[Rr]emind|[Aa]pologi[sz]e|[Ee]xplain|[Cc]ongratulate)\b)`,
  'u',
);
/** "Write to my landlord. The heating is off." */
const writingThat = new RegExp(String.raw`${to}\.\s+`, 'u');
const states = new RegExp(`^${statement}`, 'iu');
const says = /^\s*say:\s/iu;

/** What is written, where a request says first whom to. */
function withoutReader(request: string): string {
  const written = writingThat.exec(request)?.[0] ?? '';
  const rest = request.slice(written.length);
  return written !== '' && states.test(rest) ? `Say: ${rest}` : request;
}

/** "If possible, say: can you ...", at the beginning. */
const conditional = /^((?:if|when|once|unless|in that case|as soon as)\b[^.;:?!]*),\s+(?:please\s+)?say:\s+/iu;
/** "..., and say: the key is lost", behind something that is said already. */
const again = /\s*(?<sign>[,;.?!]?)\s*(?:\b(?:and|but|then)\s+)?(?<!^\s*)\bsay:\s+(?<first>\p{L})/giu;

/**
 * A request whose questions to the reader are put as they are asked: "ask Ben when you can come" becomes "Say: When can
 * you come?". A small model goes on with an order, or asks what it was told to ask in words of its own.
 */
export function askedPlainly(request: string): string {
  const begun = withoutReader(request.replace(writing, ''));
  const asked = begun.replace(asking, (...found) => {
    const { lead = '', clauses = '' } = found.at(-1) as Readonly<Record<string, string | undefined>>;
    const at = found.at(-3) as number;
    const questions = clauses.split(joint).map(englishQuestion);
    // Who that is, where it is not the reader, only the writer knows.
    const isOthers = questions.some((question) => /\b(?:he|she|they)\b/iu.test(question ?? ''));
    const isSaid = lead === '' || says.test(begun) || /[.;]/.test(lead);
    if (questions.includes(null) || isOthers || !isSaid || bids.test(begun.slice(0, at))) {
      return found[0];
    }
    return `${lead === '' ? 'Say: ' : '. '}${questions.join(' ')}`;
  });
  const told = asked.replace(
    conditional,
    (_, under: string) => `Say: ${under.charAt(0).toLowerCase()}${under.slice(1)}, `,
  );
  const put = (says.test(told) ? asSentences(told) : told)
    .replace(/\?\.(?=\s|$)/gu, '?')
    .replace(/(?<!\.)\.\.(?=\s|$)/gu, '.');
  return begun === request ? put : put.charAt(0).toUpperCase() + put.slice(1);
}

/** "If possible, say: can you ...": what it is said under. */
const condition =
  /(?:^|[.;:?!]\s+)(?:(?:and|but)\s+)?(?:if|when|once|unless|otherwise|in that case|as soon as)\b[^.;:?!]*$/iu;
/** "...; say it is in the shed", behind something that is said already. */
const goesOn = new RegExp(
  String.raw`(?<sign>[;.?!]|,(?=\s+say\s+(?:that\s+)?(?:I|we|it|there|the|my|our)\b))\s+(?:(?:and|also)\s+)?say\s+(?:that\s+(?!(?:is|was|would|will|sounds|works)\b))?(?=${statement})(?<first>\p{L})(?<rest>[^;.?!\n]*)`,
  'giu',
);

/** "...; ask him: perhaps the 25th?", where nobody is spoken of. */
const asksOn =
  /(?<=[^\s.;?!])([.;?!]|[?!][.;])\s+ask(?:\s+(?:him|her|them|\p{Lu}\p{Ll}+))?:\s+(\p{L})(?=[^.;!?\n]*\?)(?![^.;!?\n]*\b(?:he|she|they|him|hers?|them|his|their)\b)/giu;
const addressed = new RegExp(String.raw`(?<=(?:${fullStop}|[?!])\s)you(?=(?:rs?)?\b)`, 'gu');

/** What is said in one order after the other, as sentences. */
function asSentences(said: string): string {
  return said
    .replace(/^(say: )say: /iu, '$1')
    .replace(again, (...found) => {
      const { sign = '', first = '' } = found.at(-1) as Readonly<Record<string, string | undefined>>;
      const before = said.slice(0, found.at(-3) as number);
      return sign === ',' && condition.test(before)
        ? `, ${first}`
        : `${/[?!]/.test(sign) ? sign : '.'} ${first.toUpperCase()}`;
    })
    .replace(goesOn, (...found) => {
      const { sign = '', first = '', rest = '' } = found.at(-1) as Readonly<Record<string, string | undefined>>;
      return verb.test(first + rest) || /^(?:I|we)\s/u.test(first + rest)
        ? `${/[?!]/.test(sign) ? sign : '.'} ${first.toUpperCase()}${rest}`
        : found[0];
    })
    .replace(asksOn, (_, sign: string, first: string) => `${/[?!]/.test(sign) ? sign : '.'} ${first.toUpperCase()}`)
    .replace(/\?[;,]\s+(\p{L})/gu, (_, first: string) => `? ${first.toUpperCase()}`)
    .replace(addressed, 'You')
    .replace(/(?<=[.;?!]\s)(suggest|recommend|propose)(?=\s)/giu, (order) => `I ${order.toLowerCase()}`)
    .replace(/(?<=\s(?:and|but)) that (?=(?:I|we|it|you|the|my|our|your|an?|there)(?:['’]\p{L}+)?\s)/gu, ' ')
    .replace(
      /(?<=[.?!])(?<!\b(?:e\.g|i\.e|etc)\.)\s*[.,]\s+(?:(?:and|but)\s+)?(\p{L})/gu,
      (_, first: string) => ` ${first.toUpperCase()}`,
    );
}
