import { isolateHistory } from '@codemirror/commands';
import { type ChangeSpec, type EditorState, Transaction } from '@codemirror/state';
import { follow, type Range } from './ink.ts';
import { byModel, type Ownership, ownershipOf, setOwnership } from './ownership.ts';

/** Whatever holds an editor's state and takes transactions, shown or not. */
export interface Desk {
  readonly state: EditorState;
  readonly dispatch: (transactions: readonly Transaction[]) => void;
}

/** One that a draft can stream onto. */
export interface DraftDesk extends Desk {
  /** Puts back how things stood before, history included. */
  readonly restore: (earlier: EditorState) => void;
}

export interface DraftStream {
  /** Puts more of the draft on the page. The first piece takes the place of the last draft. */
  readonly append: (text: string) => void;
  /** Ends the draft and makes all of it one step to undo. What stands on the page stays, and goes by the number of a whole draft. */
  readonly finish: (draftId?: number) => void;
}

/**
 * Streams a draft onto the page. Where a draft already stands it is replaced, otherwise the text comes where the caret
 * is. Pieces go in past the history, so that a person who types elsewhere meanwhile gets undo steps of their own;
 * at the end what was there before comes back, and all that the model wrote is put in as one step.
 */
export function streamDraft(desk: DraftDesk): DraftStream {
  let replaced: Replaced | null = null;
  /** How the stream left the desk. */
  let left = desk.state;
  let finished = false;

  const silently = (changes: ChangeSpec, ownership: Ownership): Transaction =>
    desk.state.update({
      changes,
      effects: setOwnership.of(ownership),
      annotations: [byModel.of(true), Transaction.addToHistory.of(false)],
    });

  function clear(): void {
    const { state } = desk;
    const { ink, draft, draftId } = ownershipOf(state);
    const place = draft ?? { from: state.selection.main.to, to: state.selection.main.to };
    const within = ink.filter(({ from, to }) => from >= place.from && to <= place.to);
    replaced = { state, place, text: state.sliceDoc(place.from, place.to), ink: move(within, -place.from), draftId };
    const changes = state.changes(place);
    const draftNow = { from: place.from, to: place.from };
    desk.dispatch([silently(changes, { ink: follow(ink, changes), written: [], draft: draftNow, draftId: null })]);
    left = desk.state;
  }

  return {
    append(text) {
      if (finished || text === '') {
        return;
      }
      if (replaced === null) {
        clear();
      }
      const isUndisturbed = desk.state.doc === left.doc;
      const { ink, written, draft } = ownershipOf(desk.state);
      const from = draft?.from ?? desk.state.doc.length;
      const at = draft?.to ?? from;
      const insert = desk.state.toText(text);
      const changes = desk.state.changes({ from: at, insert });
      const piece = { from: at, to: at + insert.length };
      desk.dispatch([
        silently(changes, {
          ink: [...follow(ink, changes), piece],
          written: [...follow(written, changes), piece],
          draft: { from, to: piece.to },
          draftId: null,
        }),
      ]);
      if (isUndisturbed) {
        left = desk.state;
      }
    },
    finish(draftId) {
      if (finished) {
        return;
      }
      finished = true;
      if (replaced === null) {
        return;
      }
      if (desk.state.doc === left.doc) {
        // Steps before this one know nothing of the stream, so that several drafts in a row can be undone.
        const whole = inPlaceOf(replaced, desk.state, draftId ?? null);
        desk.restore(replaced.state);
        desk.dispatch([whole]);
      } else {
        desk.dispatch(seal(desk.state, replaced, draftId ?? null));
      }
    },
  };
}

/** What a draft took the place of. */
interface Replaced {
  /** Before the first piece. */
  readonly state: EditorState;
  readonly place: Range;
  readonly text: string;
  readonly ink: Ownership['ink'];
  readonly draftId: number | null;
}

/** The draft as one step from how things stood before, where nobody has typed since. */
function inPlaceOf({ state, place }: Replaced, now: EditorState, draftId: number | null): Transaction {
  const { from, to } = ownershipOf(now).draft ?? place;
  return state.update({
    changes: { ...place, insert: now.doc.slice(from, to) },
    selection: now.selection,
    effects: setOwnership.of({ ...ownershipOf(now), draftId }),
    annotations: [byModel.of(true), isolateHistory.of('full')],
  });
}

/** Where somebody typed meanwhile: two transactions that leave the page as it is, the second of which is the whole draft as one step to undo. */
function seal(state: EditorState, replaced: Replaced, draftId: number | null): Transaction[] {
  const now = { ...ownershipOf(state), draftId };
  const draft = now.draft ?? { from: 0, to: 0 };
  const back = state.update({
    changes: [...now.written, { from: draft.from, insert: replaced.text }],
    annotations: [byModel.of(true), Transaction.addToHistory.of(false)],
  });
  const start = back.changes.mapPos(draft.from, -1);
  const before = back.state.update({
    effects: setOwnership.of({
      ink: [...ownershipOf(back.state).ink, ...move(replaced.ink, start)],
      written: [],
      draft: replaced.text === '' ? null : { from: start, to: start + replaced.text.length },
      draftId: replaced.draftId,
    }),
    annotations: Transaction.addToHistory.of(false),
  });
  const whole = before.state.update({
    changes: back.changes.invert(state.doc),
    selection: state.selection,
    effects: setOwnership.of(now),
    annotations: [byModel.of(true), isolateHistory.of('full')],
  });
  return [back, before, whole];
}

function move(ranges: readonly Range[], by: number): Range[] {
  return ranges.map(({ from, to }) => ({ from: from + by, to: to + by }));
}

/** The person has taken the draft as it is: all of it becomes their own words. */
export function accept(desk: Desk): void {
  desk.dispatch([
    desk.state.update({
      // What the draft put there is remembered: undoing it still takes it away.
      effects: setOwnership.of({ ...ownershipOf(desk.state), ink: [] }),
      annotations: Transaction.addToHistory.of(false),
    }),
  ]);
}
