import { clipboard } from 'electron';
import type { Desktop } from './desktop.ts';

/** For systems that let no program look into another, or press keys in it: the text goes into the clipboard. */
export function copyOnly(refusal: string): Desktop {
  return {
    refusal,
    hasKeys: false,
    front: () => Promise.resolve({ window: '', program: '', place: null }),
    find: () => Promise.resolve({ kind: 'nothing', before: '', caret: null }),
    takeKeys: () => Promise.resolve(null),
    insert: async (_front, text) => {
      await clipboard.writeText(text);
      return 'copied';
    },
    undo: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  };
}
