/** Numbers as they are written out, for the languages in which drafts are made; smaller ones are articles and idioms. */
const lists: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: {
    ...{ three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 },
    ...{ thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 },
    ...{ twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 },
  },
  de: {
    ...{ drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, elf: 11, zwölf: 12 },
    ...{ dreizehn: 13, vierzehn: 14, fünfzehn: 15, sechzehn: 16, siebzehn: 17, achtzehn: 18, neunzehn: 19 },
    ...{ zwanzig: 20, dreißig: 30, vierzig: 40, fünfzig: 50, sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90 },
  },
  fr: {
    ...{ trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12 },
    ...{ treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20, trente: 30, quarante: 40, cinquante: 50 },
    ...{ soixante: 60 },
  },
  es: {
    ...{ tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12 },
    ...{ trece: 13, catorce: 14, quince: 15, veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60 },
    ...{ setenta: 70, ochenta: 80, noventa: 90 },
  },
};

/** What a word says as a number from three on, or null. */
export function writtenNumber(word: string, language: string): number | null {
  return numberWords(language).find(([name]) => name === word)?.[1] ?? null;
}

/** The number words of a language with what they say; none where we know none. */
export function numberWords(language: string): readonly (readonly [string, number])[] {
  return Object.entries(lists[language] ?? {});
}
