import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutFrames } from './frames.ts';

const cases: [text: string, expected: string][] = [
  ['Like this:\n```r\nplot(x)\n```\nBen', 'Like this:\nplot(x)\nBen'],
  ['Like this:\n\n  ```,\n  plot(x)\n````', 'Like this:\n\n  plot(x)\n'],
  ['Use `las` and ``x``.\n`las` turns them.', 'Use `las` and ``x``.\n`las` turns them.'],
  ['No.\n\n  Yes.\n', 'No.\n\n  Yes.\n'],
  ['', ''],
];

for (const [text, expected] of cases) {
  test(`${JSON.stringify(text)} is shown as ${JSON.stringify(expected)}`, () => {
    for (const size of [1, 4, 1_000]) {
      const sieve = withoutFrames();
      let shown = '';
      for (let at = 0; at < text.length; at += size) {
        shown += sieve.push(text.slice(at, at + size));
      }
      assert.equal(shown + sieve.rest(), expected);
    }
  });
}
