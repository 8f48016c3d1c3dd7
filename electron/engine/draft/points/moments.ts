/** Times of day and days, in whatever form they are written, as keys that two texts can be compared by. */
import { numeral, ordinal } from './numerals.ts';

/** A stretch of a text that is one fact. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** What it may mean: any of these says the same. */
  readonly keys: readonly string[];
  /** What it says beside: the 3rd of March is a 3rd. */
  readonly also?: readonly string[];
}

const numberWord = '(?:\\d{1,2}|[a-zäöüß]+)';
const months: readonly RegExp[] = [
  /^jan(?:uary|uar|\.)?$/,
  /^feb(?:ruary|ruar|\.)?$/,
  /^(?:mar(?:ch|\.)?|märz|mrz)$/,
  /^apr(?:il|\.)?$/,
  /^(?:may|mai)$/,
  /^jun(?:e|i|\.)?$/,
  /^jul(?:y|i|\.)?$/,
  /^aug(?:ust|\.)?$/,
  /^sept?(?:ember|\.)?$/,
  /^o[ck]t(?:ober|\.)?$/,
  /^nov(?:ember|\.)?$/,
  /^de[cz](?:ember|\.)?$/,
];
const monthWord =
  '(?:january|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|(?:jan|feb|mar|mrz|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez)\\b\\.?)';
const weekdays: readonly RegExp[] = [
  /\b(?:mondays?|montags?|mon\b)/g,
  /\b(?:tuesdays?|dienstags?|tues?\b)/g,
  /\b(?:wednesdays?|mittwochs?|weds?\b)/g,
  /\b(?:thursdays?|donnerstags?|thurs?\b)/g,
  /\b(?:fridays?|freitags?|fri\b)/g,
  /\b(?:saturdays?|samstags?|sonnabends?|sat\b(?=[ ,.]+(?:\d|at|the)))/g,
  /\b(?:sundays?|sonntags?|sun\b(?=[ ,.]+(?:\d|at)))/g,
];
/** Short forms, which in English would be found at the end of "What should I do." */
const germanWeekdays: readonly RegExp[] = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'].map(
  (start) => new RegExp(`(?<=\\b(?:am|ab|bis|jeden|nächsten) )${start}\\b\\.?|\\b${start}\\.(?=[\\s,]*\\d)`, 'g'),
);
const dayWords: readonly (readonly [RegExp, string])[] = [
  [/\b(?:the )?day after tomorrow\b|(?<!\p{L})übermorgen\b/gu, 'r:+2'],
  [/\btomorrow\b/g, 'r:+1'],
  // "guten Morgen", "am Morgen", "jeden Morgen" are the time of day.
  [/(?<!\b(?:guten|am|jeden|diesen|nächsten|der|den|heute|gestern) )\bmorgen\b(?! früh zusammen)/g, 'r:+1'],
  [/\b(?:today|heute|tonight)\b/g, 'r:0'],
  [/\b(?:yesterday|(?<!vor)gestern)\b/g, 'r:-1'],
];

/** Finds times and days in a text in small letters. What stands in the ranges found is no other number. */
export function momentsIn(text: string, language: string): Found[] {
  return [...clockTimes(text, language), ...dates(text), ...days(text, language)];
}

function clockTimes(text: string, language: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, hour: number | null, minute: number, half: Half): void => {
    if (hour !== null && hour <= 24 && minute < 60) {
      const from = match.index;
      found.push({ from: from ?? 0, to: (from ?? 0) + match[0].length, keys: timeKeys(hour % 24, minute, half) });
    }
  };
  const value = (word: string): number | null => (/^\d+$/.test(word) ? Number(word) : numeral(word, language));
  const each = (pattern: RegExp, take: (match: RegExpExecArray) => void): void => {
    for (const match of text.matchAll(pattern)) {
      take(match);
    }
  };
  // 14.30, 2:30 pm, 8.45 uhr, 7pm, 7 o'clock, 19 uhr
  each(/(?<![\d.,:£$€-])(\d{1,2})(?:[.:h](\d{2}))?\s?(a\.?m\b\.?|p\.?m\b\.?|o['’]?clock|uhr|h\b)/g, (match) => {
    const { 1: hour = '', 2: minute = '0', 3: mark = '' } = match;
    add(match, Number(hour), Number(minute), halfOf(mark, text, match.index + match[0].length));
  });
  each(
    /(?<![\d.,:£$€/-])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d.,:]*\d|\.?\s?(?:€|euro|pounds|%|a\.?m|p\.?m|uhr|million))/g,
    (match) => {
      add(match, Number(match[1]), Number(match[2]), halfOf('', text, match.index + match[0].length));
    },
  );
  if (language === 'de') {
    each(new RegExp(`\\bhalb (${numberWord})\\b`, 'g'), (match) => {
      const hour = value(match[1] ?? '');
      add(match, hour === null ? null : hour - 1, 30, 'either');
    });
    each(new RegExp(`\\b(viertel|${numberWord}) (vor|nach) (${numberWord})\\b`, 'g'), (match) => {
      const { 1: span = '', 2: side = '', 3: word = '' } = match;
      const [hour, minutes] = [value(word), span === 'viertel' ? 15 : value(span)];
      if (hour !== null && minutes !== null && hour <= 12 && minutes < 60) {
        add(match, side === 'vor' ? (hour + 23) % 24 : hour, side === 'vor' ? 60 - minutes : minutes, 'either');
      }
    });
    each(/\b(?:mittags?|um zwölf uhr mittags)\b/g, (match) => {
      add(match, 12, 0, 'told');
    });
  } else {
    each(new RegExp(`\\bhalf past (${numberWord})\\b`, 'g'), (match) => {
      add(match, value(match[1] ?? ''), 30, 'either');
    });
    // "nine to three" and "10 to 12" are from one to the other.
    const hours = `(${numberWord})(?! (?:${notHours}))`;
    each(
      new RegExp(`\\b(?:a )?(quarter|five|ten|twenty|(?:5|10|20|25)(?= past)) (to|past) ${hours}\\b`, 'g'),
      (match) => {
        const { 1: span = '', 2: side = '', 3: word = '' } = match;
        const [hour, minutes] = [value(word), span === 'quarter' ? 15 : value(span)];
        if (hour !== null && minutes !== null && hour <= 12 && minutes < 60 && minutes > 0) {
          add(match, side === 'to' ? (hour + 23) % 24 : hour, side === 'to' ? 60 - minutes : minutes, 'either');
        }
      },
    );
    each(/\b(?:noon|midday)\b/g, (match) => {
      add(match, 12, 0, 'told');
    });
  }
  each(/\b(?:midnight|mitternacht)\b/g, (match) => {
    add(match, 0, 0, 'told');
  });
  // "at 9", "um 3": an hour only where no other number can be meant
  const before =
    language === 'de' ? 'um|gegen|ab|bis|vor|nach|zwischen' : 'at|by|until|till|before|after|from|around|about';
  each(
    new RegExp(`\\b(?:${before}) (\\d{1,2}|${writtenHours})(?![\\d.,:/-]*\\d|\\.? ?(?:${notHours}))(?![\\p{L}])`, 'gu'),
    (match) => {
      const hour = value(match[1] ?? '');
      if (!found.some(({ from, to }) => from < match.index + match[0].length && to > match.index + 3)) {
        const sure = language === 'de' ? /^(?:um|gegen)/.test(match[0]) : match[0].startsWith('at ');
        add(match, hour, 0, halfOf('', text, match.index + match[0].length));
        const last = found.at(-1);
        if (!sure && last && hour !== null) {
          found[found.length - 1] = { ...last, keys: [...last.keys, `#${hour}`] };
        }
      }
    },
  );
  return found;
}

const writtenHours =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf';
const notHours =
  'euros?|€|pounds|percent|prozent|%|days?|weeks?|months?|years?|tage|wochen|monate|jahre|people|personen|minutes?|minuten|hours?|stunden|miles?|\\p{L}+ (?:street|row|road)|january|february|march|april|may|june|july|august|september|october|november|december|januar|märz|mai|juni|juli|oktober|dezember';

/** Whether a time told by twelve hours is before noon, after it, or may be either; `told`: by 24 hours. */
type Half = 'am' | 'pm' | 'either' | 'told';

function halfOf(mark: string, text: string, end: number): Half {
  if (/^a\.?m/.test(mark)) {
    return 'am';
  }
  if (/^p\.?m/.test(mark)) {
    return 'pm';
  }
  const after = text.slice(end, end + 24);
  if (/^ (?:in the (?:afternoon|evening)|at night|abends|nachmittags|am (?:abend|nachmittag))/.test(after)) {
    return 'pm';
  }
  return /^ (?:in the morning|morgens|früh|vormittags|am (?:morgen|vormittag))/.test(after) ? 'am' : 'either';
}

function timeKeys(hour: number, minute: number, half: Half): string[] {
  const key = (at: number): string => `t:${at}:${minute}`;
  if (half === 'am') {
    return [key(hour % 12)];
  }
  if (half === 'pm') {
    return [key((hour % 12) + 12)];
  }
  // From one o'clock in the afternoon on nobody means the morning.
  return half === 'told' || hour > 12 ? [key(hour)] : [key(hour), key((hour + 12) % 24)];
}

function dates(text: string): Found[] {
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, pairs: readonly (readonly [number, number])[]): void => {
    const keys = pairs.filter(([day, month]) => day >= 1 && day <= 31 && month >= 1 && month <= 12);
    const from = match.index ?? 0;
    if (keys.length > 0) {
      found.push({
        ...{ from, to: from + match[0].length, keys: keys.map(([day, month]) => `d:${day}-${month}`) },
        also: keys.flatMap(([day, month]) => [`o:${day}`, `m:${month}`]),
      });
    }
  };
  for (const match of text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)) {
    add(match, [[Number(match[3]), Number(match[2])]]);
  }
  for (const match of text.matchAll(/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(?:\d{4}|\d{2})(?!\d))?/g)) {
    add(match, [[Number(match[1]), Number(match[2])]]);
  }
  for (const match of text.matchAll(/(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(?:\d{4}|\d{2}))?(?![\d/])/g)) {
    const [a, b] = [Number(match[1]), Number(match[2])];
    add(match, [
      [a, b],
      [b, a],
    ]);
  }
  const day = '(\\d{1,2}(?:st|nd|rd|th)?|[a-zäöüß]+(?:-[a-z]+)?)';
  for (const match of text.matchAll(new RegExp(`\\b${day}\\.?\\s(?:of )?(${monthWord})(?:,?\\s\\d{4})?`, 'gu'))) {
    add(match, [[dayNumber(match[1] ?? ''), monthNumber(match[2] ?? '')]]);
  }
  for (const match of text.matchAll(
    new RegExp(`\\b(${monthWord})\\s(?:the )?${day}(?![\\d:])(?:,?\\s\\d{4})?`, 'gu'),
  )) {
    add(match, [[dayNumber(match[2] ?? ''), monthNumber(match[1] ?? '')]]);
  }
  return found;
}

function dayNumber(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : (ordinal(word) ?? 0);
}

function monthNumber(word: string): number {
  return months.findIndex((month) => month.test(word)) + 1;
}

function days(text: string, language: string): Found[] {
  const named = language === 'de' ? [weekdays, germanWeekdays] : [weekdays];
  const all = [
    ...named.flatMap((patterns) => patterns.map((pattern, at) => [pattern, `w:${at}`] as const)),
    ...dayWords,
  ];
  return all.flatMap(([pattern, key]) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, keys: [key] })),
  );
}
