import type { CursorContext } from '../../electron/contract/completion.ts';
import { complete } from '../../electron/engine/complete/complete.ts';
import { rightWords } from '../../electron/engine/complete/rightWords.ts';

/** What came of typing some mails with suggestions. */
export interface Score {
  letters: number;
  saved: number;
  asked: number;
  shown: number;
  right: number;
  readonly firstMs: number[];
  /** Of each suggestion: how sure it was, and whether its first word was right. */
  readonly judged: { readonly source: string; readonly confidence: number; readonly right: boolean }[];
}

export function emptyScore(): Score {
  return { letters: 0, saved: 0, asked: 0, shown: 0, right: 0, firstMs: [], judged: [] };
}

/**
 * Types a mail anew. At the beginning of each word, and after its second and fourth letter, completion is asked; where
 * its first word is right, all its right words are taken, a key each.
 */
export async function type(
  text: string,
  head: CursorContext,
  means: Parameters<typeof complete>[0],
  score: Score,
): Promise<void> {
  score.letters += text.length;
  const starts = [...text.matchAll(/(?<=\s)\S+/gu)].flatMap(({ index, 0: word }) =>
    [0, 2, 4].filter((letters) => letters < word.length).map((letters) => index + letters),
  );
  let at = 0;
  for (const start of starts) {
    if (start < at) {
      continue;
    }
    at = start;
    const began = performance.now();
    let firstMs = 0;
    const {
      text: offered,
      confidence,
      source,
    } = await complete(
      means,
      { ...head, before: text.slice(0, at) },
      {
        signal: new AbortController().signal,
        onShown: () => {
          firstMs ||= performance.now() - began;
        },
      },
    );
    score.asked += 1;
    if (offered === '') {
      continue;
    }
    score.shown += 1;
    score.firstMs.push(firstMs || performance.now() - began);
    const taken = rightWords(offered, text.slice(at));
    score.judged.push({ source: source ?? '', confidence, right: taken.words > 0 });
    if (taken.words > 0) {
      score.right += 1;
      score.saved += Math.max(0, taken.letters - taken.words);
      at += taken.letters;
    }
  }
}

/** How often suggestions were right, by how sure they were. */
export function byConfidence(box: string, { judged }: Score): string {
  return ['phrase', 'model']
    .map((source) => {
      const bins = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((low) => {
        const within = judged.filter(
          (each) => each.source === source && each.confidence >= low && each.confidence < low + 0.1,
        );
        const right = within.filter((each) => each.right).length;
        return `${low.toFixed(1)}: ${within.length === 0 ? '-' : `${right}/${within.length}`}`;
      });
      return `${box}, ${source}, right of shown by sureness: ${bins.join(', ')}\n`;
    })
    .join('');
}

/** A row of the table. */
export function row(box: string, label: string, { letters, saved, asked, shown, right, firstMs }: Score): string {
  const sorted = firstMs.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(0);
  const percent = (part: number, all: number): string => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
  return `| ${[box, label, percent(saved, letters), percent(shown, asked), percent(right, shown), `${at(0.5)} / ${at(0.95)}`].join(' | ')} |\n`;
}
