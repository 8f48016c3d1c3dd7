import { type Gender, genderOf } from '../givenNames.ts';
import { turnedAll, turnedBidding } from './englishAddress.ts';
import { pronounOf } from './englishReader.ts';
import { sign } from './ends.ts';
import { literal } from './literal.ts';

/** Where an order begins: at the start, behind a sign, behind "and". */
const start = String.raw`(?<=^|^please\s|[,;.:]\s|\b(?:and|but)\s)`;
/** Up to the next sign or order, ", and for his help" included. */
const thing = String.raw`(?<thing>(?:(?!(?!,\s(?:(?:and|or)\s(?:for|to)|where|which|who|whose|because|since|so\s+that)\s)${sign}|\s(?:and|but|then)\s+(?:please\s+)?(?:ask|tell|say|invite|thank|suggest|propose|offer|remind|wish|apologi[sz]e|explain|mention|(?:send\s+(?:my|our)|give\s+(?:him|her|them|his|their)\s(?:\p{Ll}+\s)?(?:my|our))\s+(?:love|regards|best))\b).)*)`;

/** What somebody is to do: "sweep the loft and to oil his gate", to him. */
const bidden = (what: string, own: Gender): string =>
  turnedBidding(what.replace(/(,?\s(?:and|or)) to (?=\p{Ll})/gu, '$1 '), own);

/** How it is said; a thing that they do is theirs throughout. */
type Said = (thing: string, own: Gender) => string;

/** What is said to somebody who is wished something, congratulated, reminded, and so on. */
const courtesies: readonly (readonly [order: (whom: string) => string, said: Said])[] = [
  [
    (whom) => String.raw`wish\s+${whom}\s+(?:an?\s+)?(?=(?:very\s+)?(?:happy|merry)\b)`,
    (what, own) => `say: ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`wish\s+${whom}\s+(?=an?\s+(?:good|nice|safe|great|pleasant|lovely|speedy)\b)`,
    (what, own) => `say: have ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`wish\s+${whom}\s+(?:good\s+|the\s+best\s+of\s+)?luck\b\s*`,
    (what, own) => `say: good luck ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`wish\s+${whom}\s+(?=all\s+the\s+best\b|well\b)`,
    (what, own) => `say: ${turnedAll(what.replace(/^well/i, 'all the best'), own)}`,
  ],
  [
    (whom) => String.raw`thank\s+${whom}\s+(?=(?:(?:very|so)\s+much\s+)?for\s)`,
    (what, own) => `say: thank you ${turnedAll(what, own)}`,
  ],
  [
    (whom) =>
      String.raw`thank\s+${whom}(?:\s+(?:(?:very|so)\s+much|again))?(?=[,.;]|\s*$|\s+and\s+(?:ask|tell|say|send|give|wish|remind|invite|suggest|apologi[sz]e)\b)`,
    (what) => `say: thank you${what}`,
  ],
  [() => String.raw`say\s+(?=(?:yes|no|ok|okay|sure)\s*,)`, (what) => `say: ${what}`],
  [() => String.raw`say\s+sorry\s+(?=(?:for|about)\s)`, (what, own) => `say: I am sorry ${turnedAll(what, own)}`],
  [() => String.raw`say\s+thank(?:s|\s+you)\s+(?=for\s)`, (what, own) => `say: thank you ${turnedAll(what, own)}`],
  [
    () => String.raw`confirm\s+(?=(?:receipt|attendance|(?:my|our|the|this)\s\p{Ll}+)\b)`,
    (what) => `say: I confirm ${what}`,
  ],
  [
    () =>
      String.raw`ask\s+to\s+(?=(?:resend|send|call|reply|return|check|bring|forward|share|provide|wait|sign|pay|ship|refund|replace|explain|confirm)\b)`,
    (what, own) => `say: can you please ${bidden(what, own)}?`,
  ],
  [
    () =>
      String.raw`ask\s+to\s+(?=(?:do|meet|postpone|reschedule|move|talk|speak|have|extend|change|start|begin|go)\b)`,
    (what, own) => `say: can we ${turnedAll(what, own)}?`,
  ],
  [
    () => String.raw`say\s+(?:hello|hi|goodbye)\s+to\s+(?=(?:his|her|their)\s)`,
    (what, own) => `say: please say hello to ${turnedAll(what, own)}`,
  ],
  [
    () => String.raw`give\s+(?=(?:his|her|their)\s[^,.;]*\bmy\s+(?:love|regards|best)\b)`,
    (what, own) => `say: please give ${turnedAll(what, own)}`,
  ],
  [
    () => String.raw`send\s+(?=(?:my|our)\s+(?:love|regards|best\s+wishes)\s+to\s+(?:his|her|their)\s)`,
    (what, own) => `say: ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`(?:tell|remind)\s+${whom}\s+not\s+to\s+(?=\p{Ll})`,
    (what, own) => `say: please do not ${bidden(what, own)}`,
  ],
  [
    (whom) => String.raw`(?:tell|remind)\s+${whom}\s+to\s+(?=\p{Ll})`,
    (what, own) => `say: please ${bidden(what, own)}`,
  ],
  [
    (whom) => String.raw`ask\s+${whom}\s+not\s+to\s+(?=\p{Ll})`,
    (what, own) => `say: can you please not ${bidden(what, own)}?`,
  ],
  [(whom) => String.raw`ask\s+${whom}\s+to\s+(?=\p{Ll})`, (what, own) => `say: can you please ${bidden(what, own)}?`],
  [
    (whom) =>
      String.raw`invite\s+${whom}\s+to\s+(?=(?:speak|talk|join|give|contribute|write|come|visit|attend|stay|play|present|review|take|help|sing|teach|read|see|watch|meet|eat|try|test|perform|exhibit|show|be)\s)`,
    (what, own) => `say: would you like to ${bidden(what, own)}?`,
  ],
  [
    (whom) => String.raw`invite\s+${whom}\s+(?=and\s+(?:his|her|their)\s+\p{Ll}+\s+(?:to|for|over)\s)`,
    (what, own) =>
      `say: would you ${what.replace(/^and\s+\p{Ll}+\s+(\p{Ll}+)\s+/iu, 'and your $1 like to come ').replace(/(?<=like to come )(.*)$/u, (rest) => turnedAll(rest, own))}?`,
  ],
  [
    (whom) => String.raw`invite\s+${whom}\s+(?=(?:to|for|over)\s)`,
    (what, own) => `say: would you like to come ${turnedAll(what, own)}?`,
  ],
  [(whom) => String.raw`offer\s+(?:${whom}\s+)?to\s+(?=\p{Ll})`, (what, own) => `say: I can ${turnedAll(what, own)}`],
  [
    (whom) => String.raw`offer\s+${whom}\s+(?=(?:the|an?|my|our|some|another|\d+)\s)`,
    (what, own) => `say: would you like ${turnedAll(what, own)}?`,
  ],
  [
    () => String.raw`offer\s+(?=(?:the\s+)?(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))`,
    (what) => `say: I can offer ${what}`,
  ],
  [
    (whom) => String.raw`tell\s+${whom}\s+how\s+much\s+(?=(?:I|we)\s)`,
    (what, own) => `say: ${turnedAll(what, own)} very much`,
  ],
  [() => String.raw`apologi[sz]e\s+(?=(?:for|about)\s)`, (what, own) => `say: I am sorry ${turnedAll(what, own)}`],
  [
    () => String.raw`accept\s+(?=(?:the|his|her|their|your|this|that)\s)`,
    (what, own) => `say: I accept ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`congratulate\s+${whom}\s+(?=(?:on|for)\s)`,
    (what, own) => `say: congratulations ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`remind\s+${whom}\s+(?:of|about)\s+`,
    (what, own) => `say: please remember ${turnedAll(what, own)}`,
  ],
  [
    (whom) => String.raw`apologi[sz]e\s+to\s+${whom}\s+(?=(?:for|about)\s)`,
    (what, own) => `say: I am sorry ${turnedAll(what, own)}`,
  ],
  [
    (whom) =>
      String.raw`tell\s+${whom}\s+(?=(?:happy|merry|sorry|congrat\w*|thanks|thank\s+you|good\s+luck|well\s+done|get\s+well|welcome)\b)`,
    (what, own) => `say: ${turnedAll(what, own)}`,
  ],
  [
    (whom) =>
      String.raw`(?:chase|nudge|(?:follow|catch)\s+up\s+with)\s+${whom}\s+(?:on|about|re|regarding|for|over)\s+`,
    (what, own) => `ask whether there is any news about ${turnedAll(what, own)}`,
  ],
  [(whom) => String.raw`quote\s+${whom}\s+(?=\S*\d)`, (what, own) => `say: my price is ${turnedAll(what, own)}`],
];
/** Orders that say all by themselves. */
const whole = /luck\s*$|^(?:please\s+)?thank\s/iu;
/** "Ask Ben to come and accept the parcel": the second, too, is what he is to do. */
const bidding = /(?:\bto|\bplease|\bplease do not)\s+\p{Ll}+[^.;:?!]*\sand\s$/iu;
/** Orders that name nobody. */
const toNobody = /^(?:accept|apologi[sz]e\s+(?:for|about))\s/iu;
/** "Check with Perpetua if the hall is free" asks her. */
const checks = (whom: string): RegExp =>
  new RegExp(String.raw`${start}check\s+with\s+(?<whom>${whom})\s+(?=if|whether|when|how|what|where)`, 'iu');
/** "Confirm Tuesday with Ngozi". */
const confirms = (whom: string): RegExp =>
  new RegExp(String.raw`${start}confirm\s+(?<thing>[^,.;:!?\n]+?)\s+with\s+${whom}(?=[,.;]|\s+(?:and|but)\s|$)`, 'iu');
/** "Accept, and ask ...": to what somebody says yes stands in the mail that they answer. */
const alone = /^(please\s+)?(?<order>accept|agree|confirm|decline|refuse)(?=\s*(?:[,;.]|$)|\s+and\s)/iu;
const aloneSaid: Readonly<Record<string, string>> = {
  accept: 'yes, I accept',
  agree: 'yes, I agree',
  confirm: 'yes, I confirm',
  decline: 'no, I have to decline',
  refuse: 'no, I have to decline',
};
/**
 * Orders that are a courtesy or a small business between two people, in the words in which it is said: "remind Toby of the
 * keys" becomes "say: please remember the keys". A small model makes nouns of them ("Reminiscence of the keys").
 *
 * @param reader What the reader is called; null where it is not known.
 */
export function courtesiesSaid(request: string, reader: string | null): string {
  const whom = readerPattern(reader);
  const answer = inOrder(request).replace(alone, (...found) => {
    const { order } = found.at(-1) as { order: string };
    return `say: ${aloneSaid[order.toLowerCase()] ?? order}`;
  });
  const asking = answer.replace(checks(whom), (found) =>
    found.replace(/check\s+with/iu, (order) => (order.startsWith('C') ? 'Ask' : 'ask')),
  );
  const confirmed = asking.replace(
    confirms(whom),
    (...found) => `say: I confirm ${(found.at(-1) as { thing: string }).thing}`,
  );
  return courtesies.reduce(
    (text, [order, said]) => {
      const pattern = new RegExp(`${start}${order(whom)}${thing}`, 'giu');
      return text.replace(pattern, (...found) => {
        const { thing: what } = found.at(-1) as { thing: string };
        if (toNobody.test(found[0]) && bidding.test(text.slice(0, found.at(-3) as number))) {
          return found[0];
        }
        if (what === '' && !whole.test(found[0])) {
          return found[0];
        }
        const words = said(what, pronounOf(reader ?? '', found[0])).trimEnd();
        return /^\p{Lu}/u.test(found[0]) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
      });
    },
    advised(confirmed, reader),
  );
}

/** "Ask her, if possible, to call", with what stands between its words in front. */
function inOrder(request: string): string {
  return request
    .replace(
      /\b(ask\s+[\p{L}'’-]+),\s*((?:if|when|unless)\b[^,.;]*),\s*(?=to\s)/giu,
      (_, order: string, under: string) => `${under}, ${order.charAt(0).toLowerCase()}${order.slice(1)} `,
    )
    .replace(/\bthat,\s+(\p{Ll}+(?:\s\p{Ll}+){0,2}),\s+/gu, 'that $1, ');
}

/** "Suggest Petr tries it", by the pronoun under which the rest of direct speech knows a reader. */
function advised(request: string, reader: string | null): string {
  const name = reader === null ? '' : literal(reader);
  const pattern = new RegExp(
    String.raw`\b((?:suggest|recommend|propose)\s+(?:that\s+)?)${name}(?=\s+\p{Ll}{2,}s\s)`,
    'iu',
  );
  return reader === null ? request : request.replace(pattern, `$1${genderOf(reader) === 'she' ? 'she' : 'he'}`);
}

/** By what a request calls its reader: a name, what they are, a pronoun that fits. */
function readerPattern(reader: string | null): string {
  const pronouns = { he: 'him', she: 'her', they: 'him|her|them|everyone|everybody' }[genderOf(reader ?? '')];
  const role = String.raw`(?:the|my|our)\s+\p{Ll}[\p{L}-]+`;
  const isRole = reader !== null && /^(?:the|my|our)\s/iu.test(reader);
  const name = reader === null || isRole ? role : String.raw`${literal(reader)}(?:\s+(?-i:\p{Lu})[\p{L}'’-]+)?`;
  return `(?:${isRole ? 'him|her|them|everyone|everybody' : pronouns}|${name})`;
}
