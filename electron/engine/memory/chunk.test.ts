import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countTokens, passagesOf } from './chunk.ts';

const cut = (text: string): string[] => passagesOf(text).map(({ start, end }) => text.slice(start, end));
const sentence = 'The ferry to the small island leaves at nine in the morning. ';

test('a short mail is one passage, and blank text is none', () => {
  assert.deepEqual(cut('  One line.\n\nAnother.\n'), ['One line.\n\nAnother.']);
  assert.deepEqual(cut(' \n\n '), []);
});

test('paragraphs are kept whole where they fit', () => {
  const paragraph = sentence.repeat(9).trim();
  assert.deepEqual(cut([paragraph, paragraph, paragraph].join('\n\n')), [paragraph, paragraph, paragraph]);
});

test('a long paragraph is cut between sentences', () => {
  const passages = cut(sentence.repeat(60).trim());
  assert.ok(passages.length >= 4);
  for (const passage of passages) {
    assert.match(passage, /^The ferry.*morning\.$/);
    assert.ok(countTokens(passage) <= 230);
  }
});

test('text without borders is cut too, and nothing of it is lost', () => {
  for (const text of ['word '.repeat(3_000), '字'.repeat(3_000), 'x'.repeat(4_000)]) {
    const passages = cut(text);
    assert.equal(passages.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    for (const passage of passages) {
      assert.ok(countTokens(passage) <= 230);
    }
  }
});

test('a short end joins the passage before', () => {
  const passages = cut(`${sentence.repeat(13).trim()}\n\nBring a warm coat for the crossing, and something to eat.`);
  assert.equal(passages.length, 1);
});

test('a mail of a book’s length is remembered by its beginning', () => {
  assert.equal(passagesOf(sentence.repeat(40_000)).length, 40);
});
