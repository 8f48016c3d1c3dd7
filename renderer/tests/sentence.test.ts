import { history, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desk } from '../editor/draft.ts';
import { ownership, ownershipOf } from '../editor/ownership.ts';
import { markedSentence, markSentence, putWords } from '../editor/sentence.ts';

function desk(doc: string): Desk & { undo: () => void } {
  let state = EditorState.create({ doc, extensions: [history(), ownership, markedSentence] });
  const dispatch = (transactions: readonly Transaction[]): void => {
    state = transactions.at(-1)?.state ?? state;
  };
  return {
    get state() {
      return state;
    },
    dispatch,
    undo: () => {
      undo({
        state,
        dispatch: (transaction) => {
          dispatch([transaction]);
        },
      });
    },
  };
}

test('a sentence of the model is drawn as its own, and is one step to undo', () => {
  const page = desk('The kettle is mended.\n\nMara');
  putWords(page, { from: 21, to: 21 }, ' Bring the ladder.');
  assert.equal(page.state.doc.toString(), 'The kettle is mended. Bring the ladder.\n\nMara');
  const [ink] = ownershipOf(page.state).ink;
  assert.ok(ink);
  assert.equal(page.state.sliceDoc(ink.from, ink.to), 'Bring the ladder.');
  page.undo();
  assert.equal(page.state.doc.toString(), 'The kettle is mended.\n\nMara');
  assert.deepEqual(ownershipOf(page.state).ink, []);
});

test('a sentence can take the place of another', () => {
  const page = desk('You bring the tent. See you.');
  putWords(page, { from: 0, to: 19 }, 'I will bring the tent.');
  assert.equal(page.state.doc.toString(), 'I will bring the tent. See you.');
});

test('marking a sentence changes nothing that can be undone, and ends with the text it was in', () => {
  const page = desk('One. Two.');
  markSentence(page, { from: 5, to: 9 });
  page.undo();
  assert.equal(page.state.doc.toString(), 'One. Two.');
  page.dispatch([page.state.update({ changes: { from: 0, to: 9 } })]);
  markSentence(page, null);
  assert.equal(page.state.doc.toString(), '');
});
