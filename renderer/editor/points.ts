import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';

/** What the mail makes of a point; nothing where that has not been told yet. */
export type PointState = 'held' | 'missing' | 'turned';
export type PointStates = ReadonlyMap<string, PointState>;

/** Says what the mail makes of each point, by its words. */
export const setPointStates = StateEffect.define<PointStates>();

const states = StateField.define<PointStates>({
  create: () => new Map(),
  update: (before, { effects }) => effects.find((effect) => effect.is(setPointStates))?.value ?? before,
});

const plain = Decoration.line({ class: 'cm-point' });
const marked = {
  held: Decoration.line({ class: 'cm-point cm-point-held' }),
  missing: Decoration.line({ class: 'cm-point cm-point-missing' }),
  turned: Decoration.line({ class: 'cm-point cm-point-turned' }),
};

function marks(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const told = view.state.field(states);
  for (let number = 1; number <= view.state.doc.lines; number += 1) {
    const { from, text } = view.state.doc.line(number);
    const state = told.get(pointIn(text));
    builder.add(from, from, state === undefined ? plain : marked[state]);
  }
  return builder.finish();
}

/** Shows every line as an item of a list, with a tick where the mail says it. */
const asList: Extension = ViewPlugin.define(
  (view) => ({
    marks: marks(view),
    update(change) {
      if (change.docChanged || change.startState.field(states) !== change.state.field(states)) {
        this.marks = marks(change.view);
      }
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

/**
 * Lines as points. `look` is called with the point under the pointer, else with the one the caret is in while the list
 * has the focus, else with null.
 */
export function asPoints(look: (point: string | null) => void): Extension {
  const inCaret = ({ state, hasFocus }: EditorView): string | null =>
    hasFocus ? pointIn(state.doc.lineAt(state.selection.main.head).text) : null;
  return [
    states,
    asList,
    EditorView.updateListener.of((update) => {
      if (update.selectionSet || update.focusChanged || update.docChanged) {
        look(inCaret(update.view));
      }
    }),
    EditorView.domEventHandlers({
      mousemove: ({ clientX, clientY }, view) => {
        const at = view.posAtCoords({ x: clientX, y: clientY });
        look(at === null ? inCaret(view) : pointIn(view.state.doc.lineAt(at).text));
      },
      mouseleave: (_, view) => {
        look(inCaret(view));
      },
    }),
  ];
}

function pointIn(line: string): string {
  return line.replace(/^\s*[-*•–]\s+/, '').trim();
}

/** The points in a text: its lines, without empty ones and without dashes typed by habit. */
export function pointsOf(text: string): string[] {
  return text
    .split('\n')
    .map(pointIn)
    .filter((point) => point !== '');
}
