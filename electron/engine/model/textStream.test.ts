import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextStream } from './textStream.ts';

test('without stop texts everything comes out at once', () => {
  const stream = new TextStream([]);
  assert.deepEqual(stream.add('Hi '), { shown: 'Hi ', ended: false });
  assert.deepEqual(stream.add('Tom'), { shown: 'Tom', ended: false });
  assert.equal(stream.text, 'Hi Tom');
});

test('a stop text spread over pieces never shows', () => {
  const stream = new TextStream(['\n\nSubject:']);
  assert.equal(stream.add('Bye\n').shown, 'Bye');
  assert.equal(stream.add('\nSub').shown, '');
  assert.deepEqual(stream.add('ject: next'), { shown: '', ended: true });
  assert.equal(stream.text, 'Bye');
});

test('what only began like a stop text comes out after all', () => {
  const stream = new TextStream(['###']);
  assert.equal(stream.add('a ##').shown, 'a ');
  assert.equal(stream.add(' b').shown, '## b');
  assert.equal(stream.add(' #').shown, ' ');
  assert.equal(stream.end(), '#');
  assert.equal(stream.text, 'a ## b #');
});

test('the earliest of several stop texts counts', () => {
  const stream = new TextStream(['two', 'one']);
  assert.deepEqual(stream.add('x one two'), { shown: 'x ', ended: true });
});
