import { eld } from 'eld/small';

/** ISO 639-1 of the text, or null where there are too few words to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, 600).replace(/https?:\S+|\S+@\S+|[\d<>_=*#|]+/g, ' ');
  if (sample.replace(/\s+/g, '').length < 12) {
    return null;
  }
  const found = eld.detect(sample);
  return found.language === '' ? null : found.language;
}
