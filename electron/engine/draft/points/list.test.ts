import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointsByRules, pointsChecked } from './list.ts';

const body = `I hope you are well. I wanted to let you know that the dial comes back on Friday at 10.30. It costs £640, gilding included. Could Edith hold the ladder? I cannot be there before ten.

Looking forward to it.`;

test('by rules the points are the sentences, without what says nothing', () => {
  assert.deepEqual(pointsByRules(body), [
    'The dial comes back on Friday at 10.30',
    'It costs £640, gilding included',
    'Could Edith hold the ladder?',
    'I cannot be there before ten',
  ]);
});

test('of what a model tells only that is kept which the mail says', () => {
  const told = `- Dial comes back Friday 10.30
- It costs £460
- Edith holds the ladder?
- I can be there before ten
- The weather will be fine
- It costs £640 with the gilding`;
  const points = pointsChecked(told, body, 'en');
  assert.ok(points.includes('Dial comes back Friday 10.30'));
  assert.ok(points.includes('It costs £640 with the gilding'));
  assert.ok(!points.some((point) => /460|weather|I can be/.test(point)));
});

test('a number or a name that no point has comes in with its sentence, in the order of the mail', () => {
  assert.deepEqual(pointsChecked('- I cannot be there before ten', body, 'en'), [
    'The dial comes back on Friday at 10.30',
    'It costs £640, gilding included',
    'Could Edith hold the ladder?',
    'I cannot be there before ten',
  ]);
});

test('a number alone is no point: it comes with its sentence', () => {
  assert.ok(pointsChecked('- £640\n- Friday', body, 'en').includes('It costs £640, gilding included'));
});

test('no point is told twice', () => {
  const points = pointsChecked(
    '- The dial comes back on Friday at 10.30\n- The dial comes back\n- the dial comes back',
    body,
    'en',
  );
  assert.equal(points.filter((point) => /dial/.test(point)).length, 1);
});

test('a mail that says nothing has no points', () => {
  assert.deepEqual(pointsByRules('Thank you very much!\n\nI hope you are well.'), []);
});
