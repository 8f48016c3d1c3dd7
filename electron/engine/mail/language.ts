import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { eld as Eld } from 'eld/extrasmall';

/** Fewer letters than this tell nothing: "Adequate." could be Romanian. */
const leastLetters = 12;
/** In a script whose signs stand for syllables and words, fewer are enough. */
const leastSigns = 4;
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
/** With fewer letters than this, what the author usually writes decides between languages that are near each other. */
const sureLetters = 40;
const near = 0.1;
/** So many characters are looked at; more make it slower and no surer. */
const lookedAt = 100;

const address = /@|:\/\//;
const noWords = /[\d<>_=*#|/\\]+/g;
const noLetters = /[\s!-/:-@[-`{-~\u00a0-\u00bf\u2000-\u206f]+/g;

let loaded: typeof Eld | undefined;

/**
 * The detector, loaded where it is first needed and not with the engine: that takes a quarter of a second and 80 MB. It
 * is required by its file, since its package offers only an `import`, for which every caller would have to wait.
 */
function detector(): typeof Eld {
  if (loaded === undefined) {
    const file = fileURLToPath(import.meta.resolve('eld/extrasmall'));
    loaded = (createRequire(import.meta.url)(file) as { eld: typeof Eld }).eld;
  }
  return loaded;
}

/**
 * ISO 639-1 of the text. `usual` is what its author mostly writes: it is the answer where the text is too short to tell,
 * and null without it.
 */
export function languageOf(text: string, usual: string | null = null): string | null {
  const words = text.slice(0, 2 * lookedAt).split(/\s+/);
  const plain = words.filter((word) => !address.test(word)).join(' ');
  const sample = plain.replace(noWords, ' ');
  const letters = sample.replace(noLetters, '').length;
  if (letters < leastLetters && !(letters >= leastSigns && eastAsian.test(sample))) {
    return usual;
  }
  const found = detector().detect(sample.slice(0, lookedAt));
  if (usual !== null && found.language !== usual && (letters < sureLetters || !found.isReliable())) {
    const scores = found.getScores();
    return (scores[found.language] ?? 0) - (scores[usual] ?? 0) < near ? usual : found.language;
  }
  return found.language || usual;
}
