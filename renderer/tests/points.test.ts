import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointsOf } from '../editor/points.ts';

test('each line is a point, dashes typed by habit are not part of it', () => {
  assert.deepEqual(pointsOf('- Friday at 3\n\n  * bring the list \n–\nnot-a-dash'), [
    'Friday at 3',
    'bring the list',
    '–',
    'not-a-dash',
  ]);
  assert.deepEqual(pointsOf(''), []);
});
