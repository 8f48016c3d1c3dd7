/**
 * A text to be gone on with, as a model begins from it: without the blanks at its end, which for a model belong to the
 * next word. `isOpen` where there were some: the next word then needs none. New lines stay: they end a paragraph.
 */
export function beginning(text: string): { readonly words: string; readonly isOpen: boolean } {
  const words = text.replace(/[^\S\n]+$/u, '');
  return { words, isOpen: words !== text || words.endsWith('\n') };
}
