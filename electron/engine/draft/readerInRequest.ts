import { genderOf } from '../prompt/givenNames.ts';
import { functionWords } from '../prompt/functionWords.ts';
import { beforeName, capitalized } from './called.ts';

/** Tells whether a word is the name of somebody: one of the person's own people, for instance. */
export type IsKnown = (name: string) => boolean;

/** Words in either case; names are told by their capitals, so the rest of a pattern heeds it. */
const words = (list: string): string => `(?i:${list})`;
const before = words(beforeName);
const particle = '(?:(?:von|van|vom|zu|de|der|den|di|da|du|la|le|del|dos|bin|al) )*';
const one = String.raw`(?:${before}\s+)*\p{Lu}[\p{L}'’-]+(?:\s+${particle}\p{Lu}[\p{L}'’-]+){0,2}`;
const name = String.raw`(?<name>(?:(?:${before})\s+(?:and|und|et|y|&)\s+)?${one}(?:(?:,\s+|\s+(?:and|und|et|y|&)\s+)${one}){0,4})`;
/** Up to five words that begin no sentence of their own: "say many thanks to", "send the PDF to", "schreib Grüße an". */
const between = `(?:${[
  String.raw`(?!(?:i|we|you|he|she|they|it|that|ich|wir|dass|je|que|yo)\b)\p{Ll}[\p{L}'’-]*\s+`,
  String.raw`(?:the|a|my|our|your)\s+\p{Lu}[\p{L}-]+\s+`,
  String.raw`\p{Lu}\p{Ll}+\s+(?=(?:an|bei)\s)`,
].join('|')}){0,5}?`;
/** "My sister Anna". */
const related = String.raw`(?:(?:my|our|meine[mrn]?|unsere[mrn]?|mon|ma|mi)\s+\p{L}+\s+)?`;

/** Whom somebody is to write to, by how sure the words before a name make it. */
interface Way {
  readonly pattern: RegExp;
  /** Whether a name that nobody knows is believed too. */
  readonly believes: boolean;
}

const way = (believes: boolean, verbs: string, then: string): Way => ({
  // "Suggest she ask Ben": it is she who asks him.
  pattern: new RegExp(
    String.raw`(?<!\p{L}|\b(?:he|she|they)\s)${words(verbs)}${then}${related}${name}(?![\p{L}])`,
    'gu',
  ),
  believes,
});

/** "Jutta fragen, ob ...", "Ben zum Essen einladen": orders as German notes have them. */
const infinitive: Way = {
  pattern: new RegExp(
    String.raw`(?<=^\s*|[,;.]\s+|\sund\s+)${name}(?=(?:\s+(?:an|zu[mr]?|für|um|nach)\s[^,;.!?]+?)?\s+(?:fragen|bitten|sagen|schreiben|mitteilen|antworten|danken|gratulieren|erinnern|einladen|absagen|zusagen)(?!\p{L}))`,
    'gu',
  ),
  believes: false,
};

const ways: readonly Way[] = [
  way(
    true,
    'tell|ask|thank|remind|invite|congratulate|inform|let|notify|warn|assure|urge|welcome|wish|beg|greet|e-?mail|mail|message|text|write|answer',
    String.raw`\s+`,
  ),
  way(true, 'write|mail|reply|answer|respond|apologi[sz]e|explain|speak|talk|get back', String.raw`\s+${between}to\s+`),
  way(true, '(?:check|(?:follow|catch)\\s+up)\\s+with|chase|nudge|quote|update', String.raw`\s+`),
  way(false, '(?:confirm|check|arrange|agree)', String.raw`\s+(?:[\p{L}\d:.]+\s+){1,4}?with\s+`),
  way(true, 'sag|frag|erinner|informier|warn|benachrichtig|dank|grüß', String.raw`e?\s+`),
  way(true, 'schreib|antwort|mail|dank|bedank|entschuldig', String.raw`(?:en?)?\s+${between}(?:an|bei)\s+`),
  way(
    true,
    'remercie[rz]?|relance[rz]?|félicite[rz]?|préviens|prévenez|prévenir|avertis(?:sez)?|informe[rz]?|invite[rz]?|embrasse[rz]?',
    String.raw`\s+`,
  ),
  way(
    true,
    'dis|dites|dire|demande[rz]?|écris|écrivez|écrire|réponds|répondez|répondre|rappelle[rz]?|annonce[rz]?|propose[rz]?|explique[rz]?|souhaite[rz]?',
    String.raw`\s+${between}à\s+`,
  ),
  way(true, 'excuse[rz]?-(?:moi|nous)|mes excuses', String.raw`\s+(?:auprès\s+d(?:e\s+|['’])|à\s+)`),
  way(
    true,
    'di(?:le)?|(?:decir|preguntar|pedir|escribir|avisar|responder|contestar|informar|explicar|agradecer|felicitar|recordar|proponer|invitar|desear)(?:l[aeo])?|dígale|pregúntale|pregúntele|escribe|escríbele|escríbale|agradece(?:le)?|recuérdale|recuérdele|invita|felicita|avisa|avísale|responde|respóndele|contesta|contéstale|informa|pide|pídele|pídale|propón(?:le)?|cuéntale|explícale|discúlpa[mt]e|deséale|(?:da(?:le)?|dele)\\s+las\\s+gracias',
    String.raw`\s+(?:${between}al?|con|ante)\s+(?:(?:el|la|los|las|don|doña)\s+)?`,
  ),
  way(false, 'bitt|schreib|antwort|mail|gratulier|wünsch|lad|versprich|erklär|schlag|teil', String.raw`e?\s+`),
  way(true, 'hak', String.raw`e?\s+bei\s+`),
  infinitive,
  way(false, 'send|give|offer|promise', String.raw`\s+`),
  way(
    false,
    'say|send|give|forward|offer|promise|confirm|suggest|propose|pass|mention',
    String.raw`\s+${between}(?:to|with)\s+`,
  ),
  way(false, 'schick|send|leit|gib|richt', String.raw`e?\s+(?:${between}an\s+)?`),
];

/** "Suggest Petr tries another plot": who is advised will read it. */
const advised: Way = {
  pattern: new RegExp(
    String.raw`(?<!\p{L})${words('suggest|recommend|propose')}\s+(?:that\s+)?${name}(?=\s+\p{Ll}{2,}s\s)`,
    'gu',
  ),
  believes: true,
};
/** "Answer Ana's question": whose it is will read it. */
const whoseVerbs = 'accept|decline|refuse|confirm|answer|reply to|respond to|turn down|(?:say )?(?:yes|no) to';
const whose = way(false, whoseVerbs, String.raw`\s+`);
/** The same at the beginning, whoever is named later. */
const whoseFirst = (believes: boolean, then: string): Way => ({
  pattern: new RegExp(String.raw`^\s*${words(`(?:please )?(?:${whoseVerbs})`)}\s+${related}${name}${then}`, 'gu'),
  believes,
});
/** Who has made an offer is somebody, whatever their name. */
const owners: readonly Way[] = [
  whoseFirst(true, String.raw`(?=\s+(?:\p{Ll}+\s+)?(?:invitation|offer|proposal|request|suggestion)\b)`),
  whoseFirst(false, String.raw`(?![\p{L}])`),
];
/** "Anna: can't come on Friday", "to Finn: yes". */
const label: Way = {
  pattern: new RegExp(String.raw`^\s*(?:${words('to|for|re|an|für|à|a')}\s+)?${name}\s*[:–—]`, 'gu'),
  believes: false,
};

/** "tell sean friday suits": typed in haste, a name has no capital. */
const hasty =
  /(?<!\p{L}|\b(?:he|she|they)\s)(?:tell|ask|thank|remind|invite|congratulate|inform|let|notify|warn|wish|e-?mail|mail|message|text|write to|reply to|answer)\s+(?!will\s+(?:you|the|he|she|they|it|we|I|be)\b)(?<name>\p{Ll}[\p{L}'’-]+)/giu;

/** "Sag den Termin ab" tells nobody anything. */
const separable = /\s(?:ab|an|zu|aus)\s*[.!]?(?:$|[,;])/u;
const possessive = /['’]s?$/u;
/** Capitalised words that go on behind a name, or stand where one could: "tell Tom I'll come", "ask Ann Monday or Friday". */
const noName =
  /^(?:I['’]\p{L}+|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|july|august|september|october|november|december|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|januar|februar|märz|mai|juni|juli|oktober|dezember|the|that|this|our|my|we|you|if|when|whether|please|yes|no|not|ok|thanks|bescheid|english|german|french|spanish)$/iu;
const monthOrName = /^(?:april|may|june|august)$/iu;

/**
 * Whom a request is about to reach, where it names them: "tell Maria that ...", "say thanks to Aunt Jo", "Ben: no".
 * Places, days and things are not greeted: only a capitalised name counts, and where the words before it could as well
 * mean a thing, only one that is known.
 *
 * @param isKnown Whose names are known besides the usual given names.
 */
export function readerInRequest(request: string, isKnown: IsKnown = () => false): string | null {
  const isSomebody = (found: string): boolean =>
    new RegExp(String.raw`^${before}\s`, 'u').test(found) || genderOf(found) !== 'they' || isKnown(found);
  const isSeparable = separable.test(request);
  const roleAt = firstRole(request)?.index ?? request.length;
  const read = ({ pattern, believes }: Way, isWhose: boolean): string | null => {
    for (const { groups, index } of request.matchAll(pattern)) {
      const found = nameAlone(groups?.['name'] ?? '', isWhose);
      const isBelieved = believes && !isSeparable && found !== found?.toUpperCase();
      // "Tell the club no, they should ask Ben": whom the club asks is not whom the mail is for.
      if (found !== null && index <= roleAt && (isBelieved || isSomebody(found))) {
        return found;
      }
    }
    return null;
  };
  const inOrder = [
    ...owners.map((each) => [each, true] as const),
    ...[...ways, advised].map((each) => [each, false] as const),
  ];
  for (const [each, isWhose] of [[label, false] as const, ...inOrder]) {
    const found = read(each, isWhose);
    if (found !== null) {
      return found;
    }
  }
  return read(whose, true) ?? hastyName(request.slice(0, roleAt), isSomebody);
}

/** Somebody whose name is typed without its capital: only a usual given name or one that is known. */
function hastyName(request: string, isSomebody: IsKnown): string | null {
  const small = functionWords('en');
  const names = [...request.matchAll(hasty)].map(({ groups }) => groups?.['name'] ?? '');
  const found = names.find((name) => !small.has(name) && isSomebody(name));
  return found === undefined ? null : capitalized(found);
}

/** A name without what goes on behind it; null where none is left, or where it says only whose something is. */
function nameAlone(found: string, isWhose: boolean): string | null {
  const kept: string[] = [];
  for (const word of found.split(/\s+/)) {
    const bare = word.replace(/,$/, '');
    if (noName.test(bare) || (kept.length > 0 && monthOrName.test(bare))) {
      break;
    }
    if (possessive.test(bare)) {
      const owner = bare.replace(possessive, '');
      return isWhose && !noName.test(owner) ? [...kept, owner].join(' ') : null;
    }
    kept.push(word);
  }
  const text = kept.join(' ').replace(/(?:,|\s+(?:and|und|et|y|&))$/u, '');
  return isWhose || text === '' ? null : text;
}

/** What is asked or told, and is nobody: "ask the price". */
const things =
  'price|cost|fee|rent|time|date|day|reason|question|way|address|number|name|status|news|truth|details?|story|deadline|size|colou?r|file|report|invoice|link|password|code';
const role = String.raw`((?:the|my|our)\s+(?!(?:${things})\b)\p{L}[\p{L}-]+(?:\s+(?:centre|center|office|team|committee|club|society|council|department|board|desk)\b)?)`;
const roleWays = [
  String.raw`\b(?:tell|ask|thank|remind|invite|congratulate|inform|notify|warn|assure|welcome|wish|message|e-?mail)\s+${role}`,
  String.raw`\b(?:e-?mail|write|reply|answer|message|apologi[sz]e|explain|say|send)\s+(?:[\p{L}'’-]+\s+){0,5}?to\s+${role}`,
  String.raw`\b(?:sag|frag|dank|bitt|erinner|schreib|antwort)e?(?:\s+an)?\s+((?:de[mrn]|die|(?:mein|unser)e?[mrn]?)\s+(?-i:\p{Lu})[\p{L}-]+)`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** Whom a request is about to reach where it names nobody but says what they are: "tell my landlord that ...". */
export function roleInRequest(request: string): string | null {
  const found = firstRole(request)?.[1];
  return found === undefined || (/^(?:den|die)\s/i.test(found) && separable.test(request)) ? null : found;
}

function firstRole(request: string): RegExpExecArray | undefined {
  const found = roleWays.map((pattern) => pattern.exec(request)).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0];
}
