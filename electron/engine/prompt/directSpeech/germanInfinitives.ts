import { germanFullStop } from './ends.ts';
import { literal } from './literal.ts';

const asking = '(?=(?:ob|wann|wo|woher|wohin|wie|was|wer|wen|wem|welche[mnrs]?|warum|wieso|weshalb|wozu)\\s)';
/** Up to the next sign: notes are short. */
const thing = String.raw`(?<thing>(?:(?![,:](?!\d)|[;!?\n]|${germanFullStop}|\s+und\s).)+?)`;
const end = String.raw`(?=[,.;:!?]|\s+und\s|$)`;
/** Where an order begins: at the start, behind a sign, behind "und". */
const start = String.raw`(?<=^\s*|[,;.]\s+|\sund\s+)`;

/**
 * German orders as notes have them, in the infinitive, as one gives them: "Jutta fragen, ob sie kommt" becomes "frag Jutta,
 * ob sie kommt", "den Termin absagen" "sag den Termin ab". Who "bin krank" is about is said, too.
 *
 * @param reader What the reader is called; null where it is not known.
 */
export function infinitiveOrders(request: string, reader: string | null): string {
  const names = ['ihn', 'ihm', 'sie', 'ihr', 'ihnen', ...(reader === null ? [] : [literal(reader)])].join('|');
  const whom = String.raw`(?:(?<whom>${names}|(?-i:\p{Lu})\p{L}+)\s+)?`;
  const orders: readonly (readonly [string, (whom: string, thing: string) => string])[] = [
    [String.raw`${whom}fragen,?\s+${asking}`, (who) => `frag${who}, `],
    [String.raw`${whom}(?:sagen|schreiben|ausrichten),?\s+(?=dass\s)`, (who) => `sag${who}, `],
    [String.raw`${whom}mitteilen,?\s+(?=dass\s)`, (who) => `teil${who} mit, `],
    [String.raw`${whom}bitten,\s+(?=[^,;.!?]*zu\s?\p{Ll})`, (who) => `bitte${who}, `],
    [String.raw`${whom}um\s+${thing}\s+bitten${end}`, (who, what) => `bitte${who} um ${what}`],
    [String.raw`${whom}nach\s+${thing}\s+fragen${end}`, (who, what) => `frag${who} nach ${what}`],
    [String.raw`${whom}an\s+${thing}\s+erinnern${end}`, (who, what) => `erinnere${who} an ${what}`],
    [String.raw`${whom}(?<thing>zu[mr]?\s[^,;.!?]+?)\s+einladen${end}`, (who, what) => `lad${who} ${what} ein`],
    [String.raw`${whom}(?<thing>zu[mr]?\s[^,;.!?]+?)\s+gratulieren${end}`, (who, what) => `gratuliere${who} ${what}`],
    [String.raw`(?:mich\s+)?${whom}(?<thing>für\s[^,;.!?]+?)\s+(?:be)?danken${end}`, (_, what) => `danke ${what}`],
    [String.raw`(?:mich\s+)?(?<thing>für\s[^,;.!?]+?)\s+entschuldigen${end}`, (_, what) => `entschuldige dich ${what}`],
    [String.raw`zusagen${end}`, () => 'sag zu'],
    [String.raw`${thing}\s+absagen${end}`, (_, what) => `sag ${what} ab`],
    [String.raw`${thing}\s+vorschlagen${end}`, (_, what) => `schlag ${what} vor`],
    [String.raw`(?<thing>[^,;.!?]+?\sauf\s[^,;.!?]+?)\s+verschieben${end}`, (_, what) => `verschieb ${what}`],
    [
      String.raw`(?<thing>(?:d(?:ie|as|en)|seine?n?|ihre?n?)\s[^,;.!?]+?)\s+annehmen${end}`,
      (_, what) => `nimm ${what} an`,
    ],
    [String.raw`${thing}\s+bestätigen${end}`, (_, what) => `bestätige ${what}`],
  ];
  const given = orders.reduce(
    (text, [pattern, order]) =>
      text.replace(new RegExp(`${start}${pattern}`, 'giu'), (...found) => {
        const { whom: who, thing: what = '' } = found.at(-1) as Readonly<Record<string, string | undefined>>;
        return isStatement.test(what) ? found[0] : order(who === undefined ? '' : ` ${who}`, what);
      }),
    request,
  );
  return given.replace(withoutSubject, (...found) => {
    const before = given.slice(0, found.at(-3) as number).split(/[,;.]\s/u);
    return ofAnother.test(before.at(-2) ?? '') ? found[0] : `ich ${found[0]}`;
  });
}

/** "Ich muss den Termin absagen" tells of somebody, and orders nothing. */
const isStatement =
  /(?<!\p{L})(?:ich|wir|du|er|man|kann|können|könnte|muss|müssen|will|wollen|möchte|möchten|soll|sollen|würde|werde|werden|wird|darf|dass|ob|wenn|weil)(?!\p{L})/iu;

/** "Das muss nicht wahr sein": what follows goes on about that. */
const ofAnother =
  /^\s*(?:das|der|die|es|er|sie|man|dies(?:er|e|es)?)\s(?:[^,;.]*\s)?(?:ist|sind|war|muss|kann|soll|will|wird|hat|\p{Ll}{2,}t)(?!\p{L})/iu;
/** "Bin erkältet", "habe keine Zeit": behind another note or an order. */
const withoutSubject =
  /(?<=[,;.]\s+|\sund\s+)(?<verb>bin|habe?|kann|muss|werde|komme|möchte|will|hätte|brauche|freue|war|hatte)(?=\s+(?!(?:ich|ihr|du|Sie|er|sie|es|wir|man|der|die|das)\b)\p{L})/gu;
