import { history, undo } from '@codemirror/commands';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWord, ghostOf, ghostText, grownTo, isOver, setGhost } from '../editor/ghost.ts';

function page(doc: string) {
  let state = EditorState.create({
    doc,
    selection: { anchor: doc.length },
    extensions: [history(), ghostText(() => undefined)],
  });
  const apply = (change: TransactionSpec): void => {
    state = state.update(change).state;
  };
  return {
    suggest: (text: string) => {
      apply({ effects: setGhost.of({ at: state.selection.main.head, text }) });
    },
    type: (text: string) => {
      apply(state.replaceSelection(text));
    },
    apply,
    undo: () => undo({ state, dispatch: (transaction) => (state = transaction.state) }),
    ghost: () => ghostOf(state)?.text ?? null,
    text: () => state.doc.toString(),
  };
}

test('typing what is suggested goes along with it, letter by letter', () => {
  const mail = page('I will ');
  mail.suggest('call you');
  mail.type('c');
  mail.type('al');
  assert.equal(mail.ghost(), 'l you');
  mail.type('l you');
  assert.equal(mail.ghost(), null);
  assert.equal(mail.text(), 'I will call you');
});

test('typing something else, deleting or moving the caret puts it away', () => {
  const changes: TransactionSpec[] = [
    { changes: { from: 7, insert: 'x' }, selection: { anchor: 8 } },
    { changes: { from: 6, to: 7 } },
    { selection: { anchor: 2 } },
    { changes: { from: 0, insert: 'call' } },
  ];
  for (const change of changes) {
    const mail = page('I will ');
    mail.suggest('call you');
    mail.apply(change);
    assert.equal(mail.ghost(), null);
  }
});

test('a word is taken with what stands before it and right behind it', () => {
  assert.equal(firstWord(' call, then'), ' call,');
  assert.equal(firstWord('l you'), 'l');
});

test('a suggestion that grows while it is typed along with stays at the caret', () => {
  const typed = EditorState.create({ doc: 'I will ca', selection: { anchor: 9 } });
  assert.deepEqual(grownTo('call you on Friday', 7, typed), { at: 9, text: 'll you on Friday' });
  assert.deepEqual(grownTo('call you', 9, typed), { at: 9, text: 'call you' });
  assert.equal(grownTo('ca', 7, typed), null);
});

test('a suggestion that was put away does not come back as it grows', () => {
  const before = EditorState.create({ doc: 'I will ', extensions: ghostText(() => undefined) });
  const shown = before.update({ effects: setGhost.of({ at: 7, text: 'call' }) });
  const longer = shown.state.update({ effects: setGhost.of({ at: 7, text: 'call you' }) });
  const put = longer.state.update({ effects: setGhost.of(null) });
  const over = ({ startState, state }: { startState: EditorState; state: EditorState }): boolean =>
    isOver({ startState, state, docChanged: false, selectionSet: false, focusChanged: false });
  assert.deepEqual([shown, longer, put].map(over), [false, false, true]);
});
