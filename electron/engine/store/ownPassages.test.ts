import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../contract/documents.ts';
import { blockBreak } from './newDocument.ts';
import { proseOf } from './ownPassages.ts';

function placed(...blocks: (readonly [Block['kind'], string])[]): (Block & { start: number })[] {
  let start = 0;
  return blocks.map(([kind, text]) => {
    const block = { kind, level: kind === 'heading' ? 1 : 0, text, start };
    start += text.length + blockBreak.length;
    return block;
  });
}

const whole = { start: 0, end: 1_000 };

test('the prose of a passage is its paragraphs, without the headings in front', () => {
  const blocks = placed(
    ['heading', 'Lamps'],
    ['heading', 'Oil'],
    ['paragraph', 'It burns.'],
    ['paragraph', 'It glows.'],
  );
  assert.equal(proseOf(whole, blocks), 'It burns.\n\nIt glows.');
  const second = blocks[3]?.start ?? 0;
  assert.equal(proseOf({ start: 0, end: second }, blocks), 'It burns.', 'what begins behind it is left out');
  assert.equal(proseOf({ start: second + 3, end: second + 9 }, blocks), 'glows.', 'it may begin within a block');
});

test('headings, lists and tables are no prose: the longest run of paragraphs between them is', () => {
  const mixed = placed(
    ['paragraph', 'It needs:'],
    ['item', 'oil'],
    ['paragraph', 'It burns all night.'],
    ['row', 'oil\t3'],
  );
  assert.equal(proseOf(whole, mixed), 'It burns all night.');
  assert.equal(
    proseOf(whole, placed(['paragraph', 'It burns.'], ['heading', 'Wax'], ['paragraph', 'So.'])),
    'It burns.',
  );
  assert.equal(proseOf(whole, placed(['heading', 'Lamps'], ['item', 'oil'])), null);
  assert.equal(proseOf(whole, []), null);
});
