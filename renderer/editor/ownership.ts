import { invertedEffects } from '@codemirror/commands';
import {
  Annotation,
  type ChangeDesc,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { follow, type Range, tidy, yieldTouched } from './ink.ts';

export interface Ownership {
  /** What the model wrote and nobody has touched yet. */
  readonly ink: readonly Range[];
  /** What the last draft put on the page and still stands there, touched or not: what undoing it takes away. */
  readonly written: readonly Range[];
  /** Where the last draft stands, edits within it included: what a redraft replaces. */
  readonly draft: Range | null;
  /** Its number; null where none stands there, or none that came whole. */
  readonly draftId: number | null;
}

/** Marks a transaction that the model made, not the person. */
export const byModel = Annotation.define<true>();

/**
 * Says exactly how things are, after the transaction. In the history it stays as it is: what it says holds for the text
 * that an undo brings back, which what happened since does not change. A draft that streams in past the history is
 * taken out again before it is put in as one step.
 */
export const setOwnership = StateEffect.define<Ownership>();

function moveDraft(draft: Range | null, changes: ChangeDesc): Range | null {
  return (
    draft && {
      from: changes.mapPos(draft.from, 1),
      to: Math.max(changes.mapPos(draft.to, -1), changes.mapPos(draft.from, 1)),
    }
  );
}

const field = StateField.define<Ownership>({
  create: () => ({ ink: [], written: [], draft: null, draftId: null }),
  update: (before, transaction) => {
    let now = before;
    if (transaction.docChanged) {
      const { changes, startState } = transaction;
      const ink = transaction.annotation(byModel)
        ? follow(before.ink, changes)
        : yieldTouched(before.ink, changes, startState.doc);
      const draft = moveDraft(before.draft, changes);
      now = { ...before, ink, written: follow(before.written, changes), draft };
    }
    for (const effect of transaction.effects) {
      if (effect.is(setOwnership)) {
        const length = transaction.newDoc.length;
        const { ink, written, draft, draftId } = effect.value;
        now = { ink: tidy(ink, length), written: tidy(written, length), draft: draft && clamp(draft, length), draftId };
      }
    }
    return now;
  },
  provide: (self) =>
    EditorView.decorations.from(self, ({ ink }) => Decoration.set(ink.map(({ from, to }) => mark.range(from, to)))),
});

const mark = Decoration.mark({ class: 'cm-untouched' });

function clamp({ from, to }: Range, length: number): Range {
  return { from: Math.min(from, length), to: Math.min(to, length) };
}

/** Keeps track of whose words stand on the page, through undo and redo too. */
export const ownership: Extension = [
  field,
  invertedEffects.of((transaction) =>
    transaction.docChanged ? [setOwnership.of(transaction.startState.field(field))] : [],
  ),
];

export function ownershipOf(state: EditorState): Ownership {
  return state.field(field);
}
