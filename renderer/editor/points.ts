import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';

const point = Decoration.line({ class: 'cm-point' });

function marks(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (let number = 1; number <= view.state.doc.lines; number += 1) {
    const { from } = view.state.doc.line(number);
    builder.add(from, from, point);
  }
  return builder.finish();
}

/** Shows every line as an item of a list. */
export const asPoints: Extension = ViewPlugin.define(
  (view) => ({
    marks: marks(view),
    update(change) {
      if (change.docChanged) {
        this.marks = marks(change.view);
      }
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

/** The points in a text: its lines, without empty ones and without dashes typed by habit. */
export function pointsOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•–]\s+/, '').trim())
    .filter((line) => line !== '');
}
