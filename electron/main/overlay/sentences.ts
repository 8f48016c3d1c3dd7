import type { Insertion } from '../desktop/desktop.ts';

const paste = process.platform === 'darwin' ? 'Command+V' : 'Ctrl+V';

/** Where a text is that did not get into the program, and what can be done. */
export function sentenceFor(outcome: Exclude<Insertion, 'inserted'>, refusal: string | null): string {
  switch (outcome) {
    case 'copied':
      return refusal === null
        ? `The program did not take the text. It is copied: press ${paste} where you want it.`
        : `Copied: press ${paste} where you want it.`;
    case 'gone':
      return `The program is no longer in front. The text is copied: press ${paste} where you want it.`;
    case 'lost':
      return 'Another program put something else into the clipboard in this moment. Nothing was inserted; press the shortcut again.';
  }
}
