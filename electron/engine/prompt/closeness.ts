/** How somebody is spoken to, in languages that have two words for it: as one who is near, or as anybody else. */
export type Closeness = 'familiar' | 'formal';

const words: Readonly<Record<string, Readonly<Record<Closeness, string>>>> = {
  de: { familiar: 'du', formal: 'Sie' },
  fr: { familiar: 'tu', formal: 'vous' },
  es: { familiar: 'tú', formal: 'usted' },
};

/** Languages in which it is known how the person speaks to a reader. */
export const twoWords: readonly string[] = Object.keys(words);

/** The word by which a language speaks to somebody; null where it has only one. */
export function addressWord(language: string, closeness: Closeness | null): string | null {
  return closeness === null ? null : (words[language]?.[closeness] ?? null);
}
