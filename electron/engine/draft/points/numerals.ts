import { lexicon } from '../../lexicon.ts';

/** Numbers that are written out, in English and German. */

const english = lexicon({
  ...{ zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
  ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12 },
  ...{ hundred: 100, thousand: 1_000, million: 1_000_000 },
});
const german = lexicon({
  ...{ null: 0, ein: 1, eins: 1, zwei: 2, zwo: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9 },
  ...{ zehn: 10, elf: 11, zwölf: 12, dreizehn: 13, vierzehn: 14, fünfzehn: 15, sechzehn: 16, siebzehn: 17 },
  ...{ achtzehn: 18, neunzehn: 19, zwanzig: 20, dreißig: 30, dreissig: 30, vierzig: 40, fünfzig: 50, sechzig: 60 },
  ...{ siebzig: 70, achtzig: 80, neunzig: 90, dutzend: 12 },
});
const ordinals = lexicon({
  ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  ...{ eleventh: 11, twelfth: 12, twentieth: 20, thirtieth: 30 },
});
const germanOrdinal =
  /^(erst|zweit|dritt|viert|fünft|sechst|siebt|siebent|acht|neunt|zehnt|elft|zwölft)(?:e|en|er|es|em)$/;
const germanOrdinals = [
  'erst',
  'zweit',
  'dritt',
  'viert',
  'fünft',
  'sechst',
  'siebt',
  'acht',
  'neunt',
  'zehnt',
  'elft',
  'zwölft',
];

/** Longer words are no numbers that anybody writes out. */
const longestNumeral = 48;

/** What a single word says as a number, or null. `ein` and `eine` count, since a text may say `ein Stuhl` for 1. */
export function numeral(word: string, language: string): number | null {
  return language === 'de' ? germanNumeral(word) : (english[word] ?? englishCompound(word));
}

/** What a word says as a place in an order: `third`, `3rd`, `dritten`. */
export function ordinal(word: string): number | null {
  const figures = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  if (figures !== undefined) {
    return Number(figures);
  }
  const stem = germanOrdinal.exec(word)?.[1];
  return stem === undefined
    ? (ordinals[word] ?? englishOrdinal(word))
    : germanOrdinals.indexOf(stem === 'siebent' ? 'siebt' : stem) + 1;
}

function englishCompound(word: string): number | null {
  const [tens = '', ones = ''] = word.split('-');
  const [ten, one] = [english[tens], english[ones]];
  return ten !== undefined && one !== undefined && ten >= 20 && ten < 100 && one < 10 ? ten + one : null;
}

function englishOrdinal(word: string): number | null {
  const [tens = '', ones = ''] = word.split('-');
  const [ten, one] = [english[tens], ordinals[ones]];
  return ten !== undefined && one !== undefined && ten >= 20 && ten < 100 && one < 10 ? ten + one : null;
}

/** `zweiundfünfzig`, `dreihundert`, `zweitausendvierhundert`. */
function germanNumeral(word: string): number | null {
  if (word.length > longestNumeral) {
    return null;
  }
  const plain = german[/^eine[nmrs]?$/.test(word) ? 'ein' : word];
  if (plain !== undefined) {
    return plain;
  }
  for (const [unit, value] of [
    ['tausend', 1_000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(unit);
    if (at >= 0) {
      const rest = word.slice(at + unit.length).replace(/^und/, '');
      const times = at === 0 ? 1 : germanNumeral(word.slice(0, at));
      const added = rest === '' ? 0 : germanNumeral(rest);
      return times === null || added === null ? null : times * value + added;
    }
  }
  const [, ones = '', tens = ''] = /^(\p{L}+?)und(\p{L}+zig|dreißig|dreissig)$/u.exec(word) ?? [];
  const [one, ten] = [german[ones], german[tens]];
  return one !== undefined && ten !== undefined && one < 10 ? ten + one : null;
}

/** Joins what stands in several English words: `two hundred and five`, `three thousand`. */
export function joinNumerals(values: readonly number[]): number {
  let total = 0;
  let part = 0;
  for (const value of values) {
    if (value === 100) {
      part = Math.max(1, part) * 100;
    } else if (value >= 1_000) {
      total += Math.max(1, part) * value;
      part = 0;
    } else {
      part += value;
    }
  }
  return total + part;
}
