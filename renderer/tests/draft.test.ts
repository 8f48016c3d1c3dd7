import { history, redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction } from '@codemirror/state';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, type DraftDesk, streamDraft } from '../editor/draft.ts';
import { ownership, ownershipOf } from '../editor/ownership.ts';

interface TestDesk extends DraftDesk {
  text(): string;
  /** What the model wrote and nobody touched. */
  untouched(): string[];
  type(at: number, text: string, deleted?: number): void;
  undo(): boolean;
  redo(): boolean;
}

function desk(doc = '', caret = 0): TestDesk {
  let state = EditorState.create({ doc, selection: { anchor: caret }, extensions: [history(), ownership] });
  const dispatch = (transactions: readonly Transaction[]): void => {
    state = transactions.at(-1)?.state ?? state;
  };
  const one = (transaction: Transaction): void => {
    dispatch([transaction]);
  };
  return {
    get state() {
      return state;
    },
    dispatch,
    restore: (earlier) => {
      state = earlier;
    },
    text: () => state.doc.toString(),
    untouched: () => ownershipOf(state).ink.map(({ from, to }) => state.sliceDoc(from, to)),
    type: (at, text, deleted = 0) => {
      one(state.update({ changes: { from: at, to: at + deleted, insert: text }, userEvent: 'input.type' }));
    },
    undo: () => undo({ state, dispatch: one }),
    redo: () => redo({ state, dispatch: one }),
  };
}

function draft(on: DraftDesk, ...pieces: string[]): void {
  const stream = streamDraft(on);
  for (const piece of pieces) {
    stream.append(piece);
  }
  stream.finish();
}

test('a draft is one step to undo and to redo', () => {
  const page = desk();
  draft(page, 'Hi Anna,\n\n', 'Friday ', 'works.\n', 'Jim');
  assert.equal(page.text(), 'Hi Anna,\n\nFriday works.\nJim');
  assert.deepEqual(page.untouched(), ['Hi Anna,\n\nFriday works.\nJim']);
  page.undo();
  assert.equal(page.text(), '');
  page.redo();
  assert.equal(page.text(), 'Hi Anna,\n\nFriday works.\nJim');
  assert.deepEqual(page.untouched(), ['Hi Anna,\n\nFriday works.\nJim']);
});

test('a touched word becomes the person’s own, the rest stays the model’s', () => {
  const page = desk();
  draft(page, 'Friday works for me');
  page.type(10, 'X');
  assert.deepEqual(page.untouched(), ['Friday ', ' for me']);
  page.type(0, '', 2);
  assert.deepEqual(page.untouched(), [' ', ' for me']);
});

test('undo gives a touched word back to the model', () => {
  const page = desk();
  draft(page, 'Friday works');
  page.type(3, 'X');
  page.undo();
  assert.equal(page.text(), 'Friday works');
  assert.deepEqual(page.untouched(), ['Friday works']);
});

test('typing elsewhere while a draft streams is kept, and undone apart from it', () => {
  const page = desk('PS: see you', 0);
  const stream = streamDraft(page);
  stream.append('Hi ');
  page.type(page.text().length, ' there');
  stream.append('Anna. ');
  stream.finish();
  assert.equal(page.text(), 'Hi Anna. PS: see you there');
  assert.deepEqual(page.untouched(), ['Hi Anna. ']);
  page.undo();
  assert.equal(page.text(), 'PS: see you there');
  page.undo();
  assert.equal(page.text(), 'PS: see you');
});

test('typing inside the draft while it streams outlives an undo of the draft', () => {
  const page = desk();
  const stream = streamDraft(page);
  stream.append('Hi Anna. ');
  page.type(3, 'dear ');
  stream.append('Bye.');
  stream.finish();
  assert.equal(page.text(), 'Hi dear Anna. Bye.');
  page.undo();
  assert.equal(page.text(), 'dear ');
  page.redo();
  assert.equal(page.text(), 'Hi dear Anna. Bye.');
});

test('undo takes the whole draft even where the person touched a word of it while it came', () => {
  const page = desk();
  const stream = streamDraft(page);
  stream.append('Hi Anna. ');
  page.type(0, 'PS. ');
  stream.append('Bye.');
  stream.finish();
  assert.deepEqual(page.untouched(), [' Anna. Bye.']);
  page.undo();
  assert.equal(page.text(), 'PS. ');
});

test('a redraft replaces the draft, edits included, keeps what stands around it, and undo brings it all back', () => {
  const page = desk();
  draft(page, 'One two');
  page.type(page.text().length, '\nPS mine');
  page.type(0, 'My ');
  const before = { text: page.text(), untouched: page.untouched() };
  draft(page, 'Three ', 'four');
  assert.equal(page.text(), 'My Three four\nPS mine');
  assert.deepEqual(page.untouched(), ['Three four']);
  page.undo();
  assert.equal(page.text(), before.text);
  assert.deepEqual(page.untouched(), before.untouched);
});

test('any number of redrafts, longer and shorter, come whole, and are undone and redone one by one', () => {
  const page = desk('mine: ', 6);
  const drafts = ['One that is rather long, and longer still', 'Two', 'Three is of middling length', 'Four'];
  for (const text of drafts) {
    draft(page, text.slice(0, 3), text.slice(3));
    assert.equal(page.text(), `mine: ${text}`);
  }
  for (const text of drafts.toReversed()) {
    assert.equal(page.text(), `mine: ${text}`);
    assert.deepEqual(page.untouched(), [text]);
    page.undo();
  }
  assert.equal(page.text(), 'mine: ');
  for (const text of drafts) {
    page.redo();
    assert.equal(page.text(), `mine: ${text}`);
    assert.deepEqual(page.untouched(), [text]);
  }
});

test('the last draft stands until the first word of the next arrives', () => {
  const page = desk();
  draft(page, 'One');
  const stream = streamDraft(page);
  assert.equal(page.text(), 'One');
  stream.append('Two');
  assert.equal(page.text(), 'Two');
});

test('a draft that brought nothing changes nothing', () => {
  const page = desk('mine', 4);
  draft(page);
  assert.equal(page.text(), 'mine');
  assert.equal(page.undo(), false);
});

test('a finished stream takes nothing more', () => {
  const page = desk();
  const stream = streamDraft(page);
  stream.append('One');
  stream.finish();
  stream.append(' two');
  stream.finish();
  assert.equal(page.text(), 'One');
});

test('line ends of any kind are counted as the editor counts them', () => {
  const page = desk();
  draft(page, 'Hi,\r\n\r\nthere', '\r\nJim');
  assert.equal(page.text(), 'Hi,\n\nthere\nJim');
  page.undo();
  assert.equal(page.text(), '');
});

test('accepting makes all words the person’s own', () => {
  const page = desk();
  draft(page, 'One two');
  accept(page);
  assert.deepEqual(page.untouched(), []);
  assert.equal(page.text(), 'One two');
});

test('a draft that was accepted while it came is undone whole', () => {
  const page = desk();
  const stream = streamDraft(page);
  stream.append('Hi Anna. ');
  accept(page);
  page.type(0, 'PS. ');
  stream.append('Bye.');
  stream.finish();
  page.undo();
  assert.equal(page.text(), 'PS. ');
});

test('a draft goes by its number, which undo and redo bring back', () => {
  const page = desk();
  const number = (): number | null => ownershipOf(page.state).draftId;
  for (const [id, text] of ['One', 'Two'].entries()) {
    const stream = streamDraft(page);
    stream.append(text);
    assert.equal(number(), null);
    page.type(page.text().length, id === 1 ? ' mine' : '');
    stream.finish(id);
  }
  assert.equal(number(), 1);
  page.undo();
  assert.deepEqual([page.text(), number()], ['One mine', 0]);
  page.redo();
  assert.deepEqual([page.text(), number()], ['Two mine', 1]);
});
