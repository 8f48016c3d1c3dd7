import { genderOf } from '../givenNames.ts';
import { fullStop } from './ends.ts';
import { literal } from './literal.ts';
import { spanishAddressed, type SpanishAddressee, type SpanishListener, wish } from './spanishAddress.ts';

const kinds = {
  say: 'decir(?:le)?|escribir(?:le)?|avisar(?:le)?|responder(?:le)?|contestar(?:le)?|informar(?:le)?|explicar(?:le)?|contar(?:le)?|dile|dígale|di|escribe(?:le)?|escríbele|escríbale|avisa(?:le)?|avísale|avise|responde(?:le)?|respóndele|contesta|contéstale|informa(?:le)?|explica(?:le)?|explícale|cuéntale',
  confirm: 'confirmar(?:le)?|confirma(?:le)?|confírmale|confírmele',
  ask: 'preguntar(?:le)?|pregúntale|pregúntele|pregunta',
  beg: 'pedir(?:le)?|pídele|pídale|pide',
  thank:
    '(?:dar(?:le)?) las gracias|agradecer(?:le)?|(?:da(?:le)?|dele) las gracias|agradece(?:le)?|agradécele|agradézcale',
  congratulate: 'felicitar(?:l[aeo])?|felicita(?:l[aeo])?|felicítal[aeo]',
  remind: 'recordar(?:le)?|recuérdale|recuérdele|recuerda',
  propose: 'proponer(?:le)?|propón(?:le)?|propónle|proponle|propóngale',
  invite: 'invitar(?:l[aeo])?|invita(?:l[aeo])?|invítal[aeo]',
  excuse: 'disculpar[ms]e|discúlpa(?:me|te)|pide disculpas|pídele disculpas',
  wish: 'desear(?:le)?|deséale|desea|deséele',
  accept: 'aceptar|acepta',
  refuse: 'rechazar|declinar|rechaza|declina',
  cancel: 'cancelar|anular|cancela|anula',
  greet: 'saludar|saluda',
  suggest: 'sugerirle|sugiérele|recomiéndale|aconséjale',
  chase: 'reclamar(?:le)?|reclama(?:le)?|reclámale',
} as const;
type Kind = keyof typeof kinds;

const anyVerb = Object.values(kinds).join('|');
const called = String.raw`(?-i:(?:(?:[Dd]on|[Dd]oña|[Ss]eñora?|Sra?\.|[Dd]octora?|Dra?\.)\s+)*\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){0,3})`;
const whom = String.raw`(?:al?|con|ante)\s+(?:(?:el|la|los|las|mi|mis)\s+)?(?<named>${called}|mamá|papá|abuel[oa]|(?<=(?:al|mi|la|el)\s)\p{Ll}+(?=\s+(?:que|de|si|por|cuándo|dónde)))`;
const pattern = new RegExp(
  String.raw`^\s*(?:por favor,?\s+)?(?<verb>${anyVerb})(?:\s+${whom})?(?=[\s,:]|$)\s*,?\s*(?<rest>[\s\S]*)$`,
  'iu',
);
/** "Deséale suerte a Ivo": whom it is for, behind what it is. */
const trailing = new RegExp(String.raw`^(?<rest>(?!que\s|si\s).+?)\s+a\s+(?:(?:el|la)\s+)?(?<named>${called})$`, 'iu');
const nextOrder = new RegExp(
  String.raw`(?:(?:${fullStop}|[;\n])+\s*|,\s*(?:(?:y|pero)\s+)?|\s+(?:y|pero)\s+)(?=(?:${anyVerb})(?=[\s,:]))`,
  'giu',
);

/**
 * What a Spanish request has somebody told, asked or thanked for, in the words in which it is said to them: of "dile a
 * Marta que puede recogerlo" it makes "Puedes recogerlo". Where who is meant cannot be told, the request stays as it is.
 *
 * @param to What the reader is called, for requests that do not say it; null where it is not known.
 * @param address How the person speaks to this reader.
 */
export function spanishDirectSpeech(asked: string, to: string | null, address: SpanishAddressee): string {
  const request = ofReader(asked, to, address);
  const starts = [...request.matchAll(nextOrder)];
  const pieces = [...starts, null].map((start, at) => {
    const before = starts[at - 1];
    return request.slice(before === undefined ? 0 : before.index + before[0].length, start?.index);
  });
  let called = to;
  let isTurned = false;
  const sentences: string[] = [];
  // "Si puede, pídele que ...": what it is said under.
  let condition = '';
  for (const [at, piece] of pieces.entries()) {
    const groups: Readonly<Record<string, string | undefined>> = pattern.exec(piece)?.groups ?? {};
    const { verb = '' } = groups;
    const late = groups['named'] === undefined ? trailing.exec((groups['rest'] ?? '').trim())?.groups : undefined;
    const { named, rest = '' } = late ?? groups;
    const kind = (Object.keys(kinds) as Kind[]).find((each) => new RegExp(`^(?:${kinds[each]})$`, 'iu').test(verb));
    called = named ?? called;
    const listener = { to: address, gender: genderOf(called ?? '') };
    const said = kind === undefined ? null : saidBy(kind, rest.trim(), listener);
    isTurned ||= said !== null;
    if (kind === 'say' && /^[\s.,;:]*$/u.test(rest) && at < pieces.length - 1) {
      continue;
    }
    if (said === null && /^\s*(?:si|cuando|en cuanto)\s/iu.test(piece) && at < pieces.length - 1) {
      condition = `${capital((spanishAddressed(piece, listener) ?? piece).trim().replace(/[\s,]+$/u, ''))}, `;
      continue;
    }
    const [first = '', ...more] = said ?? [sentence(piece.trim())];
    sentences.push(condition === '' ? first : condition + uncapitalized(first), ...more);
    condition = '';
  }
  return isTurned ? `Escribe: ${sentences.join(' ')}` : request;
}

/** "La invitación de Priya", to her. */
function ofReader(request: string, to: string | null, address: SpanishAddressee): string {
  const their = address === 'tú' ? 'tu' : 'su';
  return to === null
    ? request
    : request.replace(
        new RegExp(String.raw`(?<!\p{L})(el|la|los|las)\s+(\p{Ll}+)\s+de\s+${literal(to)}(?!\p{L})`, 'gu'),
        (_, article: string, noun: string) => `${their}${/s$/u.test(article) ? 's' : ''} ${noun}`,
      );
}

/** "Dile a Marta gracias por todo". */
const courteous = /^(?:gracias|felicidades|enhorabuena|feliz|buen(?:a|os|as)?|suerte|bienvenid[oa])(?!\p{L})/iu;
/** What two do: "pide hacerla en línea". */
const together = /^(?:hacer|mover|cambiar|quedar|hablar|aplazar|adelantar|empezar)(?:l[aeo]s?)?(?!\p{L})/u;
/** What can be had: "las fotos", "su número". */
const aThing = /^(?:más|el|la|los|las|una?|unos|unas|sus?|mis?|nuestr[oa]s?)\s/iu;

/** What an order has said, sentence by sentence; null where it is not understood. */
function saidBy(kind: Kind, rest: string, listener: SpanishListener): string[] | null {
  const [you, pardon] = listener.to === 'tú' ? ['te', 'Perdona '] : ['le', 'Le pido disculpas '];
  const led = (lead: string, text: string): string[] | null => {
    const said = spanishAddressed(text, listener, '', aThing.test(text));
    return said === null || text === '' ? null : [sentence(lead + said)];
  };
  const asked = (lead: string, text: string): string[] | null =>
    led(lead, text)?.map((said) => `¿${capital(said).replace(/\.$/u, '').replace('de l ', 'del ')}?`) ?? null;
  const isThat = /^(?:de\s+)?que\s/iu.test(rest);
  const isQuoted = /^:\s/u.test(rest);
  switch (kind) {
    case 'say':
      return courteous.test(rest)
        ? led('', rest)
        : isThat || isQuoted
          ? statements(rest.replace(/^:\s*/u, ''), listener)
          : null;
    case 'ask':
      return /^por\s/iu.test(rest)
        ? asked('qué hay de ', rest.replace(/^por\s+/iu, '').replace(/^el\s/iu, 'l '))
        : questions(rest, listener);
    case 'beg':
      return /^que\s/iu.test(rest)
        ? statements(rest, listener)
        : together.test(rest)
          ? asked('podemos ', rest)
          : aThing.test(rest)
            ? asked(`me ${listener.to === 'tú' ? 'puedes' : 'puede'} pasar `, rest)
            : null;
    case 'confirm':
      return isThat ? statements(rest, listener) : aThing.test(rest) ? led('Confirmo ', rest) : null;
    case 'wish':
      return isThat ? null : led(/^feliz\s/iu.test(rest) ? '' : `${capital(you)} deseo `, rest);
    case 'accept':
      return led('Acepto ', rest);
    case 'refuse':
      return led('No puedo aceptar ', rest);
    case 'cancel':
      return aThing.test(rest) ? led('Tengo que cancelar ', rest) : null;
    case 'suggest':
      return isThat
        ? (statements(rest, listener)?.map((said) => said.replace(/^(Te|Le) pido que/u, '$1 sugiero que')) ?? null)
        : null;
    case 'chase':
      return aThing.test(rest) ? asked('hay novedades sobre ', rest) : null;
    case 'greet':
      return /^a\s+sus?\s/iu.test(rest)
        ? led(listener.to === 'tú' ? 'Saluda ' : 'Salude ', `${bare(rest)} de mi parte`)
        : null;
    case 'thank':
      return isThat
        ? null
        : bare(rest) === ''
          ? ['Gracias.']
          : led(`${capital(you)} agradezco `, rest.replace(/^por\s+/iu, ''));
    case 'congratulate':
      return /^por\s/iu.test(rest) ? led('Enhorabuena ', rest) : null;
    case 'remind':
      // A small model hears "te recuerdo que me debes" as if it owed it itself.
      return isThat ? statements(rest, listener) : led(`${capital(you)} recuerdo `, rest);
    case 'propose':
      return isThat ? null : led(`${capital(you)} propongo `, rest);
    case 'invite':
      return /^al?\s/iu.test(rest)
        ? led(`${capital(you)} invito `, rest)
        : /^y\s+a\s+sus?\s/iu.test(rest)
          ? led(`${capital(you)} invito ${listener.to === 'tú' ? 'a ti' : 'a usted'} `, rest)
          : null;
    case 'excuse':
      return /^por\s/iu.test(rest) ? led(pardon, rest) : null;
  }
}

const joint = /(?:,?\s+(y|pero|o)\s+|,\s*)(?=(?:de\s+)?que\s)/iu;

/** "Que la operación salió bien y que puede recogerlo". */
function statements(rest: string, listener: SpanishListener): string[] | null {
  const sentences: string[] = [];
  let before = '';
  let isJoined = false;
  const parts = rest.split(joint);
  for (let at = 0; at < parts.length; at += 2) {
    const clause = (parts[at] ?? '').replace(/^(?:de\s+)?que\s+/iu, '').trim();
    const said = spanishAddressed(clause, listener, before);
    if (said === null) {
      return null;
    }
    before += ` ${clause}`;
    const verb = /^(?:no\s+)?(?:(?:me|te|se|lo|la|los|las|le|les|nos)\s+)*(\p{L}+)/iu.exec(clause)?.[1] ?? '';
    const last = sentences.at(-1);
    const isOneMore = parts[at - 1] !== undefined && /^(?:Te|Le) pido que/u.test(last ?? '');
    if (wish.test(verb) && isOneMore) {
      sentences[sentences.length - 1] = sentence(`${bare(last ?? '')} ${parts[at - 1] ?? ''} que ${said}`);
    } else if (wish.test(verb)) {
      sentences.push(sentence(`${listener.to === 'tú' ? 'Te' : 'Le'} pido que ${said}`));
      isJoined = false;
    } else if (isJoined && last !== undefined && parts[at - 1] !== undefined) {
      sentences[sentences.length - 1] = sentence(`${last.slice(0, -1)} ${parts[at - 1] ?? ''} ${said}`);
    } else {
      sentences.push(sentence(said));
      isJoined = true;
    }
  }
  return sentences;
}

const asking = String.raw`(?:si\s|(?:(?:a|de|con|para|desde|hasta|por)\s+)?(?:cuándo|dónde|adónde|cómo|qué|quién(?:es)?|cuál(?:es)?|cuánt[oa]s?)(?!\p{L}))`;
const nextQuestion = new RegExp(String.raw`(?:,?\s+(?:y|o)\s+|,\s*)(?=${asking})`, 'iu');

const sentenceEnd = new RegExp(String.raw`(?:(?<=[;?!\n])|(?<=${fullStop}(?=\s)))\s+`, 'u');

/** "Si come bien y cuándo puede traerla", each a question of its own. */
function questions(rest: string, listener: SpanishListener): string[] | null {
  if (!new RegExp(`^${asking}`, 'iu').test(rest)) {
    return null;
  }
  const [asked = '', ...after] = rest.split(sentenceEnd);
  const texts = asked.split(nextQuestion).map((text) => text.replace(/^si\s+/iu, ''));
  const all = texts.map((text, at) => spanishAddressed(text, listener, texts.slice(0, at).join(' ')));
  const more = after.map((text) => spanishAddressed(text, listener));
  return [...all, ...more].includes(null)
    ? null
    : [
        ...all.map((text) => `¿${capital((text ?? '').replace(/[\s.?!;,]+$/u, ''))}?`),
        ...more.map((text) => sentence(text ?? '')),
      ];
}

const uncapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const bare = (text: string): string => text.replace(/[\s.]+$/u, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(text: string): string {
  const said = capital(text.trim().replace(/[\s,;]+$/u, ''));
  return /[.?!…]$/u.test(said) ? said : `${said}.`;
}
