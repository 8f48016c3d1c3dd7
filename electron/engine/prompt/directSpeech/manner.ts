import { lexicon } from '../../lexicon.ts';

/** What a request says of how its mail is to sound, in the words of one language. */
interface Words {
  /** How such an order begins. */
  readonly begins: string;
  readonly manner: string;
  readonly joins: string;
  /** "In two sentences". */
  readonly length: string;
}

const languages = lexicon<Words>({
  en: {
    begins: String.raw`(?:please\s+|and\s+|but\s+)*(?:be|stay|remain|keep\s+(?:it|this|the\s+(?:tone|mail|email))|make\s+(?:it|this)(?:\s+sound)?|sound|write\s+it|say\s+it|put\s+it|do(?:\s+not|n['’]t)\s+(?:be|sound|make\s+it|get)|nothing\s+too|not\s+too)`,
    manner: String.raw`(?:polite(?:ly)?|firm(?:ly)?|short(?:ish)?|brief(?:ly)?|friendly|formal(?:ly)?|informal(?:ly)?|warm(?:ly)?|casual(?:ly)?|nice(?:ly)?|professional(?:ly)?|simpl[ey]|kind(?:ly)?|apologetic|cheerful|upbeat|funny|light|concise|to\s+the\s+point|businesslike|gentl[ey]|tactful|sincere|blunt|harsh|long|pushy|gushing|tone|style)`,
    joins: String.raw`(?:(?:,\s*)?(?:and|but|yet)|,)\s*(?:also\s+|quite\s+|very\s+|not\s+(?:too\s+)?)?`,
    length: String.raw`in\s+(?:\p{L}+\s+|\d+\s+){1,3}(?:sentences?|words|lines)`,
  },
  de: {
    begins: String.raw`(?:bitte\s+|und\s+|aber\s+)*(?:sei|seien\s+Sie|bleibe?|halte?\s+(?:es|dich|die\s+Mail)|mache?\s+es|formuliere?(?:\s+es)?|schreibe?(?:\s+es)?|klinge?|nicht\s+zu)`,
    manner: String.raw`(?:höflich|freundlich|kurz|knapp|bestimmt|herzlich|förmlich|formell|locker|sachlich|nett|warm|deutlich|streng|lang|einfach)`,
    joins: String.raw`(?:(?:,\s*)?(?:und|aber)|,)\s*(?:auch\s+|sehr\s+|nicht\s+(?:zu\s+)?)?`,
    length: String.raw`in\s+(?:\p{L}+\s+|\d+\s+){1,2}(?:Sätzen?|Satz|Wörtern?|Worten|Zeilen)`,
  },
  fr: {
    begins: String.raw`(?:et\s+|mais\s+)*(?:sois|soyez|reste[zs]?|fais|faites|garde[zs]?\s+un\s+ton|sur\s+un\s+ton|ne\s+sois\s+pas|pas)`,
    manner: String.raw`(?:polie?|ferme|bref|brève|courte?|amicale?|chaleureu(?:x|se)|formelle?|concise?|gentille?|simple|longue?|long)`,
    joins: String.raw`(?:(?:,\s*)?(?:et|mais)|,)\s*(?:très\s+|assez\s+|pas\s+(?:trop\s+)?)?`,
    length: String.raw`en\s+(?:\p{L}+\s+|\d+\s+){1,2}(?:phrases?|mots|lignes)`,
  },
  es: {
    begins: String.raw`(?:y\s+|pero\s+)*(?:sé|sea|mantenlo|hazlo|que\s+sea|con\s+un\s+tono|no\s+seas|nada)`,
    manner: String.raw`(?:amable|breve|cort[oa]|formal|firme|educad[oa]|cordial|concis[oa]|cercan[oa]|sencill[oa]|larg[oa])`,
    joins: String.raw`(?:(?:,\s*)?(?:y|pero)|,)\s*(?:muy\s+|no\s+(?:muy\s+)?)?`,
    length: String.raw`en\s+(?:\p{L}+\s+|\d+\s+){1,2}(?:frases?|palabras|líneas)`,
  },
});

/**
 * A request without what it says of how the mail is to sound ("Be polite but firm."), and that by itself, as it stands
 * there; it is for whoever writes, and not to be said. Null where there is none, or nothing else.
 */
export function mannerOf(request: string, language: string): { manner: string; rest: string } | null {
  const words = languages[language];
  if (words === undefined) {
    return null;
  }
  const { begins, manner, joins, length } = words;
  const some = String.raw`(?:(?:a|an|un|une|einem?|sehr|très|muy|very|quite|fairly|nice\s+and|as|trop|zu|too|overly)\s+)*${manner}`;
  const please = String.raw`\s+(?:please|bitte|as\s+possible)`;
  const whole = String.raw`${begins}\s+${some}(?:\s*${joins}${some})*(?:${please}|\s+enough|\s+though)?`;
  // "Thursday at five, short, at my place" is no order; "polite but firm" is, and so is a sentence of one such word.
  const bare = String.raw`${some}(?:(?:\s*${joins}${some})+(?:${please})?|${please}|(?<=[.;!?]\s+\S+)(?=[.!]?\s*$))`;
  const pattern = new RegExp(
    String.raw`(?<=^|[.;!?,]\s+)(?<order>${whole}|${bare}|${length})(?:[.;!]|,(?=\s)|$)\s*`,
    'iu',
  );
  const found = pattern.exec(request);
  const said = found?.groups?.['order'];
  if (found === null || said === undefined) {
    return null;
  }
  const rest = `${request.slice(0, found.index)}${request.slice(found.index + found[0].length)}`.replace(
    /[\s,;]+$/u,
    '',
  );
  return rest === '' ? null : { manner: `${said.charAt(0).toUpperCase()}${said.slice(1)}`, rest };
}
