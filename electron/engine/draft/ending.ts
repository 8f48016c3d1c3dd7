import { titles } from './called.ts';

/**
 * Ends a draft as the person would. Small models know when a mail is over, but then sign it "Best regards, [Your
 * Name]". So the lines that could be a sign-off are held back while they come; when one is complete, the model is
 * stopped there, and the person's own sign-off is put in its place.
 */
export interface Ending {
  /** What may be shown of a piece of the draft that has just come. */
  push(piece: string): string;
  /** True once a sign-off was seen: what comes after it is not wanted. */
  readonly ended: boolean;
  /** What of the draft is still to be shown when the model has ended: held-back text that was no sign-off. */
  rest(): string;
  /** The person's own sign-off, after what is still to be shown. */
  finish(): string;
}

const closings = [
  ...['best', 'best regards', 'best wishes', 'all the best', 'regards', 'kind regards', 'warm regards', 'warmly'],
  ...['sincerely', 'yours sincerely', 'yours', 'cheers', 'many thanks', 'thanks', 'thank you', 'thanks again', 'love'],
  ...['viele grüße', 'beste grüße', 'liebe grüße', 'mit freundlichen grüßen', 'herzliche grüße', 'schöne grüße'],
  ...['grüße', 'gruß', 'lieben gruß', 'herzlich', 'bis bald', 'danke', 'vielen dank', 'lg', 'vg', 'mfg'],
  ...['cordialement', 'bien cordialement', 'bien à vous', 'amicalement', 'bises', 'merci', 'à bientôt'],
  ...['bise', 'bisous', 'gros bisous', 'grosses bises', 'amitiés', 'je t’embrasse', "je t'embrasse", 'salutations'],
  ...['sincèrement', 'meilleures salutations', 'sincères salutations', 'bonne journée', 'merci beaucoup', 'à plus'],
  ...['saludos', 'un saludo', 'saludos cordiales', 'atentamente', 'un abrazo', 'gracias'],
  ...['un cordial saludo', 'cordialmente', 'besos', 'un beso', 'abrazos', 'un fuerte abrazo', 'muchas gracias'],
  ...['cordiali saluti', 'saluti', 'un saluto', 'a presto', 'grazie', 'met vriendelijke groet', 'groeten', 'groetjes'],
  ...['baci', 'un abbraccio', 'distinti saluti', 'liefs', 'hartelijke groet', 'met vriendelijke groeten', 'groet'],
  ...['atenciosamente', 'abraços', 'um abraço', 'cumprimentos', 'obrigado', 'obrigada'],
];

const longestClosing = 40;
/** One that begins like the person's own may go on. */
const longestOwn = 60;
/** Closings that come in too many forms to list: "With very best regards", "Mit vielen lieben Grüßen". */
const closingForms = [
  /^(?:with |lots of |all my |much )+love$/,
  /^(?:with |my |our )*(?:very )?(?:best|kind|kindest|warm|warmest|good|many|fond) (?:regards|wishes|thanks)\b/,
  /^(?:much |lots of )?(?:love|yours|regards|best wishes|kisses), (?:[\p{L}.’']+ ?){1,4}$/u,
  /^(?:mit |ganz )*(?:den |vielen |besten |lieben |freundlichen |herzlichen |schönen )+grüßen/,
];

const closingOpenings = [
  'with ',
  'lots of ',
  'love, ',
  'yours, ',
  'regards, ',
  'best wishes, ',
  'kisses, ',
  'all my ',
  'much ',
  'mit ',
  'very ',
  'kindest ',
  'warmest ',
  'good ',
  'many ',
  'fond ',
  'my ',
  'our ',
];

/**
 * `names`: the writer's names, first and full. `own`: the person's sign-off with the blank lines before it, or null
 * where they use none, and the draft then ends with its last sentence. `begun`: the draft has an opening already, so
 * its very first line may be the sign-off. `others`: lines of the sign-offs that the person has for other readers.
 * `readers`: what the reader is called, with which a small model signs that has forgotten who it is.
 */
export function makeEnding(
  names: readonly string[],
  own: string | null,
  begun = false,
  others: readonly string[] = [],
  readers: readonly string[] = [],
): Ending {
  const ownLines = own === null ? [] : own.split('\n').map(bare);
  const named = [...names, ...names.flatMap(initialsOf), ...others].map(bare);
  const theirs = readers.map((name) => name.toLowerCase());
  const marks = [...closings, ...named, ...ownLines].filter((mark) => mark !== '');
  /** "Es grüßt": how a model that knows the person's sign-off begins one of its own. */
  const [first = '', second = ''] = ownLines.find((each) => each !== '')?.split(' ') ?? [];
  const ownStart = second === '' ? null : `${first} ${second} `;
  let line = '';
  /** Line breaks that are shown only when something follows them. */
  let breaks = '';
  let lineShown = false;
  let anything = begun;
  /** Whether the draft says something already; a greeting says nothing. */
  let says = false;
  let ended = false;

  const isReader = (): boolean => says && !line.trim().endsWith(',') && isNameOf(bare(line).split(' '), theirs);
  const isSignOff = (): boolean =>
    isReader() ||
    (anything &&
      (marks.includes(bare(line)) ||
        /^\s*\[[^\]]*\]?\W*$/.test(line) ||
        (line.trim().length < longestClosing && closingForms.some((form) => form.test(bare(line)))) ||
        (line.trim().length < longestOwn && ownStart !== null && isLike(line, ownStart))));
  const mayBecome = (): boolean => {
    const start = bare(line);
    const isTitle = titles.some((title) => `${title}.`.startsWith(line.trim().toLowerCase()));
    const opens = (opening: string): boolean => opening.startsWith(start) || start.startsWith(opening);
    const opensOne =
      (line.trim().length < longestClosing && closingOpenings.some(opens)) ||
      (line.trim().length < longestOwn && ownStart !== null && opens(ownStart));
    const words = start.split(' ');
    const last = words.pop() ?? '';
    const opensName = isNameOf(words, theirs) && theirs.some((name) => name.startsWith(last));
    return (
      (says && opensName) ||
      (anything &&
        (isTitle || opensOne || line.trimStart().startsWith('[') || marks.some((mark) => mark.startsWith(start))))
    );
  };
  const show = (): string => {
    const text = breaks + line;
    breaks = '';
    lineShown = true;
    anything = true;
    says = true;
    return text;
  };

  const take = (character: string): string => {
    if (character !== '\n') {
      line += character;
      return lineShown ? character : mayBecome() ? '' : show();
    }
    if (!lineShown && line.trim() !== '' && isSignOff()) {
      ended = true;
      return '';
    }
    const shown = lineShown || line.trim() === '' ? '' : show();
    line = '';
    lineShown = false;
    breaks += anything ? '\n' : '';
    return shown;
  };

  const rest = (): string => {
    const unshown = !ended && !lineShown && line.trim() !== '';
    ended ||= unshown && isSignOff();
    return unshown && !ended ? show() : '';
  };

  return {
    push: (piece) => {
      let shown = '';
      for (const character of piece) {
        shown += ended ? '' : take(character);
      }
      return shown;
    },
    get ended() {
      return ended;
    },
    rest,
    finish: () => rest() + (own ?? ''),
  };
}

function isNameOf(words: readonly string[], names: readonly string[]): boolean {
  return words.every((word) => names.includes(word));
}

/** Whether a line begins like the person's sign-off, and is no sentence. */
function isLike(line: string, start: string): boolean {
  return `${bare(line)} `.startsWith(start) && !/[.?!]$/.test(line.trim());
}

/** How a name is shortened below a note: I., IV, I.V., I. V. */
function initialsOf(name: string): string[] {
  const letters = name.split(/[\s-]+/).map((word) => word.charAt(0));
  return [letters[0] ?? '', letters.join(''), letters.join('.'), letters.join('. ')];
}

/** Small models sign like an office: "Dr. Ines Vale". */
const titled = new RegExp(String.raw`^(?:(?:${titles.join('|')})\.? )+`, 'u');

/** A line as closings and names are compared: without a dash or a title before it and signs behind it. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^[–—-]+ */u, '')
    .replace(/[,.!;–—-]+$/u, '')
    .toLowerCase()
    .replace(titled, '');
}
