import { wordsAndMarks } from './words.ts';

const longest = 4;

/**
 * The mean of BLEU-1 to BLEU-4 of one text against one other (Papineni et al. 2002), 0 to 1. A single text has too few
 * long runs for counts of zero to be meant, so from two words on one match is added to what is found and to what could
 * be found (Lin and Och 2004, "smoothing 2" in Chen and Cherry 2014).
 */
export function bleu(text: string, real: string): number {
  const words = wordsAndMarks(text);
  const reference = wordsAndMarks(real);
  if (words.length === 0 || reference.length === 0) {
    return 0;
  }
  const brevity = Math.min(1, Math.exp(1 - reference.length / words.length));
  let logs = 0;
  let sum = 0;
  for (let n = 1; n <= longest; n += 1) {
    logs += Math.log(precision(words, reference, n));
    sum += brevity * Math.exp(logs / n);
  }
  return sum / longest;
}

/** Share of the runs of `n` words that the reference has too, each as often as it has it. */
function precision(words: readonly string[], reference: readonly string[], n: number): number {
  const there = countRuns(reference, n);
  let found = 0;
  for (const [run, count] of countRuns(words, n)) {
    found += Math.min(count, there.get(run) ?? 0);
  }
  const possible = Math.max(0, words.length - n + 1);
  return n === 1 ? found / possible : (found + 1) / (possible + 1);
}

function countRuns(words: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at += 1) {
    const run = words.slice(at, at + n).join(' ');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
