import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document } from '../../electron/contract/documents.ts';
import { groupsOf, isIn, isNumbered, lotsOf } from '../screens/mail/document/groups.ts';
import { pathOf } from '../screens/mail/document/documentWords.ts';

function blocks(...kinds: Document['blocks'][number]['kind'][]): Document['blocks'] {
  return kinds.map((kind, at) => ({ kind, level: 1, text: `block ${at}`, start: at * 10 }));
}

test('items of a list and rows of a table are drawn together, paragraphs alone', () => {
  const groups = groupsOf(blocks('heading', 'paragraph', 'paragraph', 'item', 'item', 'row', 'row', 'item'));
  assert.deepEqual(
    groups.map((group) => `${group.kind} ${group.blocks.length}`),
    ['heading 1', 'paragraph 1', 'paragraph 1', 'item 2', 'row 2', 'item 1'],
  );
  assert.deepEqual(
    lotsOf(groups, 4).map(({ length }) => length),
    [4, 2],
  );
});

test('the blocks of a passage are those that it touches', () => {
  const touched = blocks('heading', 'paragraph', 'paragraph').filter((block) => isIn(block, { start: 12, end: 20 }));
  assert.deepEqual(
    touched.map(({ start }) => start),
    [10],
  );
  assert.ok(!blocks('item').some((block) => isIn(block, null)));
});

test('numbers of items stand in their text, and the title is not said twice', () => {
  const item = { kind: 'item', level: 1, start: 0 } as const;
  assert.ok(isNumbered({ ...item, text: '12. Buy oil' }));
  assert.ok(!isNumbered({ ...item, text: 'Buy oil' }));
  assert.equal(pathOf({ title: 'Handbook', headings: ['Handbook', 'Prices', 'Boats'] }), 'Prices › Boats');
});
