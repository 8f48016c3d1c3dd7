import { type Gender, genderOf } from '../givenNames.ts';

/** How Spanish speaks to somebody. */
export type SpanishAddressee = 'tú' | 'usted';

/** Whom a request is for, as far as it matters to how Spanish speaks of them and to them. */
export interface SpanishListener {
  readonly to: SpanishAddressee;
  readonly gender: Gender;
}

/** Forms for él and ella that follow no rule, with those for tú. */
const irregular = new Map(
  `es eres, ha has, fue fuiste, hizo hiciste, dijo dijiste, tuvo tuviste, vino viniste, pudo pudiste, quiso quisiste, puso pusiste
   estuvo estuviste, trajo trajiste, dio diste, vio viste, supo supiste, anduvo anduviste`
    .split(/[,\n]\s*/)
    .map((forms) => forms.trim().split(' ') as [string, string]),
);
/** What people do: without a subject it is whom the request is for who does it. */
const ofPeople =
  /^(?:puede|podrá|podría|debe|deberá|debería|quiere|querrá|tiene|tendrá|tendría|necesita|sabe|viene|vendrá|va|irá|trae|traerá|lleva|prefiere|piensa|cree|conoce|busca|llega|llegará|está|estará|ha|había|sigue|deja|dejó|olvidó|perdió|vive|trabaja|come|cena|duerme|usa|recuerda|paga|manda|envía|llama|llamó|compra|pide|hizo|dijo|vino|quiera|pueda|necesite|da|lee|espera|recoge|encuentra|gana|ganó|vuelve|toma|juega|estudia|cuida|guarda|apunta|acuerda|equivocó|equivoca|alegra|siente|anima|casa|pone|puso|tuvo|pudo|quiso)$/u;
/** What is told of nobody behind "le": "si le va bien". */
const suits = /^(?:va|viene|parece|apetece|interesa|falta|queda|duele|pasa|pasó|gusta|da|hace|toca|sirve)$/u;
/** "Es alérgica", while "es tarde" is nobody. */
const being = /^(?:es|eres) (?:alérgic|diabétic|vegetarian|vegan|celíac|capaz|soci[oa]|miembro|client|donante)/iu;
/** What they surely do where somebody else was named too. */
const surely =
  /^(?:puede|podrá|podría|quiere|querría|debe|debería|tiene|tendría|necesita|prefiere|piensa|cree|sabe|ha)$/u;
/** What a thing does as well, behind which its name may stand: "cuándo llega el tren". */
const ofThings =
  /^(?:está|llega|llegará|cuesta|vale|empieza|sale|es|va|irá|abre|cierra|sigue|viene|queda|termina|fue|era|dura|funciona|pasa|pasó|hay|estará|será|tarda)$/u;
/** What somebody is wanted to do. */
export const wish =
  /^(?:mande|llame|olvide|traiga|venga|haga|diga|ponga|salga|tenga|sea|esté|vaya|dé|deje|espere|cene|eche|lleve|pase|avise|compre|pague|coma|beba|escriba|recoja|suba|abra|busque|mire|cuide|prepare|devuelva|conteste|confirme|envíe|use|reserve|preste|acuerde|preocupe|quede|vuelva|hable|entre|aparque|riegue|cierre|apague|toque|firme|lea|revise|guarde|descanse|duerma|ayude|cambie|recuerde|mueva|retire|anule|cancele|responda|facilite|recomiende|explique|indique|adjunte|reenvíe|comparta|comunique|solicite|organice|mantenga|elija|pruebe|instale|arregle|repare|limpie|pinte|corte|cuente|atienda|asista|participe|presente|corrija|traduzca|imprima|copie|borre|publique|baje|encienda|saque|meta|cocine|acepte|rechace|aplace|adelante|acompañe|invite|salude|visite|vea|escuche|pida|sirva|rellene|complete|inscriba|apunte|registre|consulte|pregunte|averigüe|compruebe|verifique|decida|proponga)$/u;
/** What is done to somebody: "la llamo". */
const toPeople =
  /^(?:llam|esper|recog|avis|vis?it|acompañ|invit(?!aci)|ayud(?!a$)|entiend|felicit(?!aci)|veré|veo|vemos|ver$|atiend|recib|echo|quier|abraz|salud|conozc)/u;
const clitics = /^(?:me|te|se|lo|la|los|las|le|les|nos|os)$/u;
const adverbs =
  /^(?:ya|hoy|mañana|también|todavía|aún|siempre|nunca|luego|solo|sólo|ahora|así|además|no|nos?|casi|igual|mejor|bien)$/u;

/** A verb as it goes with él and ella, as it goes with tú; null where it is no such verb. */
export function familiarVerb(verb: string): string | null {
  const known = irregular.get(verb);
  if (known !== undefined) {
    return known;
  }
  if (/ó$/u.test(verb)) {
    return verb.replace(/(i?)ó$/u, (_, soft: string) => (soft === 'i' ? 'iste' : 'aste'));
  }
  return /[aeáé]$/u.test(verb) ? `${verb}s` : null;
}

/**
 * A text with its listener spoken to, or null where who is meant in it cannot be told. Usted takes the forms that one
 * speaks of somebody with: there only the pronoun changes.
 *
 * @param before What was said before.
 * @param isThing Whether the text begins with a thing, and no clause: "la cena".
 */
export function spanishAddressed(text: string, listener: SpanishListener, before = '', isThing = false): string | null {
  const words = text.split(/(\s+)/);
  const isThere = (at: number): boolean => /^\p{L}/u.test(words[at] ?? '');
  let isOther = false;
  let other: Gender = 'they';
  let isTurned = false;
  for (let at = 0; at < words.length; at += 2) {
    const [, open = '', word = '', sign = ''] = /^([¿¡("«]*)(.*?)([,.;:!?)"»]*)$/u.exec(words[at] ?? '') ?? [];
    const lower = word.toLowerCase();
    const put = (changed: string): void => {
      words[at] = open + (/^\p{Lu}/u.test(word) ? capital(changed) : changed) + sign;
    };
    const next = /^\p{L}*/u.exec(words[at + 2] ?? '')?.[0] ?? '';
    if (/^(?:él|ella)$/u.test(lower)) {
      if (listener.gender !== 'they' && listener.gender !== (lower === 'él' ? 'he' : 'she')) {
        isOther = true;
      } else {
        const last = words[at - 2] ?? '';
        put(listener.to === 'usted' ? 'usted' : /^(?:a|para|de|por|sin|en|hacia)$/u.test(last) ? 'ti' : 'tú');
        if (/^con$/u.test(last) && listener.to === 'tú') {
          words[at - 2] = 'contigo';
          words[at - 1] = '';
          words[at] = sign;
        }
      }
      continue;
    }
    // Somebody who is named does what is told, or has it.
    if (/^\p{Lu}/u.test(word) && genderOf(word) !== 'they' && (at === 0 || next !== '')) {
      isOther = true;
      other = genderOf(word);
    }
    const startsClause =
      (at === 0 && !isThing) ||
      words[at - 2] === 'quieres' ||
      /[,;:.]$/u.test(words[at - 2] ?? '') ||
      // "A qué hora llega", "cuántas sillas necesita".
      /^(?:qué|cuál|cuánt[oa]s?)$/iu.test(words[at - 4] ?? '') ||
      /^(?:y|e|o|pero|si|que|cuando|porque|como|donde|aunque|[\p{L}]*(?:é|á|ó|ú)\p{L}*)$/iu.test(words[at - 2] ?? '');
    if (isOther && /^(?:su|sus|le|se)$/u.test(lower)) {
      return null;
    }
    if (startsClause && isThere(at)) {
      const verb = verbFrom(words, at);
      if (
        verb !== null &&
        listener.to === 'tú' &&
        !isOther &&
        doesIt(words, verb, `${before} ${words.slice(0, at).join('')}`)
      ) {
        const [, plain = '', tail = ''] = /^(\p{L}+)(.*)$/u.exec(words[verb] ?? '') ?? [];
        const turned = familiarVerb(plain.toLowerCase());
        if (turned !== null) {
          words[verb] = (/^\p{Lu}/u.test(plain) ? capital(turned) : turned) + tail;
          isTurned = true;
          for (let each = at; each < verb; each += 2) {
            words[each] = words[each] === 'se' ? 'te' : words[each] === 'Se' ? 'Te' : (words[each] ?? '');
          }
          if (at === verb) {
            continue;
          }
        }
      } else if (verb !== null) {
        isTurned = false;
      }
    }
    if (listener.to === 'usted' || isOther) {
      // "Tom la llamará": he calls her.
      const whom = lower === 'la' ? 'she' : lower === 'lo' ? 'he' : null;
      if (listener.to === 'tú' && whom !== null && whom !== other && whom === listener.gender && toPeople.test(next)) {
        put('te');
      }
      continue;
    }
    const now = (words[at] ?? '').replace(/[,.;:!?)"»]*$/u, '').toLowerCase();
    if (/^sus?$/u.test(now)) {
      put(now === 'su' ? 'tu' : 'tus');
    } else if (now === 'le' && !isTurned) {
      put('te');
    } else if (now === 'se' && /^(?:lo|la|los|las)$/u.test(next) && !isTurned) {
      put('te');
    } else if (
      /^(?:lo|la)$/u.test(now) &&
      toPeople.test(next) &&
      !isTurned &&
      (listener.gender === 'they' || listener.gender === (now === 'lo' ? 'he' : 'she'))
    ) {
      put('te');
    } else if (/\p{L}(?:arle|erle|irle)$/u.test(now) && !isTurned) {
      put(now.replace(/le$/u, 'te'));
    } else if (/(?:[aei]rse|[áéí]rsel[aeo]s?)$/u.test(now) && isTurned) {
      put(now.replace(/se(l[aeo]s?)?$/u, 'te$1'));
    }
  }
  return words.join('');
}

/** Where the verb of a clause stands that begins here without a subject; null where something else begins it. */
function verbFrom(words: readonly string[], from: number): number | null {
  let at = from;
  while (at < words.length && (clitics.test(plain(words[at])) || adverbs.test(plain(words[at])))) {
    at += 2;
  }
  const word = plain(words[at]);
  if (suits.test(word) && plain(words[at - 2]) === 'le') {
    return null;
  }
  const isBeing = being.test(`${word} ${words[at + 2] ?? ''}`);
  return ofPeople.test(word) || wish.test(word) || isBeing ? at : null;
}

const determiner = /^(?:todo|todos|lo|su|sus|el|la|los|las|mi|un|una|\p{Lu}\p{Ll}+)$/u;
/** "Viene el domingo": then, and nobody. */
const time = /^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|día|mes|año|fin|próximo|próxima|semana)$/u;
const happened =
  /^(?:llegado|salido|empezado|terminado|ocurrido|cambiado|subido|bajado|caído|fallado|acabado|aparecido|muerto|vuelto|venido|nacido|quedado)$/u;
const plainSign = (word: string): string => word.replace(/[,.?]$/u, '');

/** Whether it is the listener who does it, and no thing that was or is spoken of. */
function doesIt(words: readonly string[], verb: number, before: string): boolean {
  const word = plain(words[verb]);
  const next = words[verb + 2] ?? '';
  const [following = '', last = ''] = [words[verb + 4], words[verb + 6]].map(plain);
  const isSubject =
    (ofThings.test(word) && determiner.test(plainSign(next)) && !time.test(following)) ||
    // "Ha llegado el paquete", but "ha recibido los análisis".
    (/^han?$/u.test(word) &&
      happened.test(plain(next)) &&
      determiner.test(plainSign(words[verb + 4] ?? '')) &&
      last !== '');
  const isOfPeople =
    /^est(?:á|ará)$/u.test(word) &&
    /^(?:libre|disponible|ocupad[oa]|segur[oa]|list[oa]|enferm[oa]|de)$/u.test(plainSign(next));
  const mayBeThing =
    !isOfPeople && ofThings.test(word) && /(?<!\p{L})(?:el|la|su|mi|un|una|este|esta)\s+\p{Ll}/u.test(before);
  const mayBeOther = /\p{Lu}\p{Ll}+/u.test(before) && !surely.test(word) && !wish.test(word);
  return !isSubject && !mayBeThing && !mayBeOther;
}

const plain = (word: string | undefined): string => (word ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
