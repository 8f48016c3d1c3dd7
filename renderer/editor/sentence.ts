/** A sentence of the mail that is shown because something speaks of it, and one that the model puts in. */
import { isolateHistory } from '@codemirror/commands';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { Desk } from './draft.ts';
import type { Range } from './ink.ts';
import { byModel, ownershipOf, setOwnership } from './ownership.ts';

interface Marked extends Range {
  /** Whether it says the contrary of what was meant. */
  readonly contrary: boolean;
}

const setMarked = StateEffect.define<Marked | null>();

const field = StateField.define<Marked | null>({
  create: () => null,
  update: (before, { changes, effects, newDoc }) => {
    const set = effects.find((effect) => effect.is(setMarked));
    const now = set === undefined ? before : set.value;
    if (now === null || set !== undefined) {
      return now && now.to <= newDoc.length ? now : null;
    }
    return { ...now, from: changes.mapPos(now.from, 1), to: changes.mapPos(now.to, -1) };
  },
  provide: (self) =>
    EditorView.decorations.from(self, (marked) =>
      marked === null || marked.from >= marked.to
        ? Decoration.none
        : Decoration.set((marked.contrary ? contrary : said).range(marked.from, marked.to)),
    ),
});

const said = Decoration.mark({ class: 'cm-said' });
const contrary = Decoration.mark({ class: 'cm-said cm-contrary' });

export const markedSentence: Extension = field;

/** Marks a sentence, or none. Places are offsets in the text. */
export function markSentence(desk: Desk, place: Range | null, isContrary = false): void {
  const now = desk.state.field(field);
  const next = place && { ...place, contrary: isContrary };
  if (now?.from !== next?.from || now?.to !== next?.to) {
    desk.dispatch([desk.state.update({ effects: setMarked.of(next) })]);
  }
}

/** Puts words of the model into the text as one step to undo, drawn as not yet touched. */
export function putWords(desk: Desk, { from, to }: Range, words: string): void {
  const insert = desk.state.toText(words);
  const blank = words.length - words.trimStart().length;
  const moved = desk.state.update({
    changes: { from, to, insert },
    annotations: [byModel.of(true), isolateHistory.of('full')],
    scrollIntoView: true,
  });
  const now = ownershipOf(moved.state);
  desk.dispatch([
    moved,
    moved.state.update({
      effects: setOwnership.of({ ...now, ink: [...now.ink, { from: from + blank, to: from + insert.length }] }),
    }),
  ]);
}
