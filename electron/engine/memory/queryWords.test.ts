import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleMail, exampleStore } from '../store/exampleMail.ts';
import { takeMails } from '../store/takeMails.ts';
import { matchingMails } from '../store/words.ts';
import { expression, readQuery } from './queryWords.ts';
import { snippetOf } from './snippet.ts';

test('words, phrases and the beginning of a word become an expression', () => {
  const ask = (text: string): string | null => expression(readQuery(text, true), 'AND');
  assert.equal(ask('green "old lantern" boa'), '"green" AND "old lantern" AND "boa"*');
  assert.equal(ask('green '), '"green"');
  assert.equal(ask('Green GREEN gréen'), '"gréen"*');
  assert.equal(ask(' \t "" ** -- '), null);
});

test('nothing a person can type breaks the search', (t) => {
  const { database, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, [exampleMail(1, { own: 'a NEAR b AND c* (d) "e" f:g ^h {i} -j +k café' })], null);
  const hostile = [
    'NEAR(',
    'own:lantern',
    '"',
    '""""',
    'a AND',
    'NOT',
    '*',
    '^a',
    '{own}: b',
    "'; DROP TABLE mails; --",
  ];
  for (const text of [...hostile, 'a\u0000b', '\uD800', '😀', 'x'.repeat(5_000), 'w '.repeat(2_000)]) {
    const match = expression(readQuery(text, true), 'AND');
    if (match !== null) {
      matchingMails(database, match, {}, 10);
    }
  }
  for (const text of ['CAFE', 'café', 'cafe\u0301', 'caf', 'dear lantern finn@example.org']) {
    assert.deepEqual(matchingMails(database, expression(readQuery(text, true), 'AND') ?? '', {}, 10), [1], text);
  }
});

test('a snippet shows where the words stand, and marks them', () => {
  const text = `${'Nothing to see here. '.repeat(40)}The old\nlantern, the Café and the harbour. ${'More. '.repeat(80)}`;
  const { snippet, highlights } = snippetOf(text, readQuery('cafe lant', true));
  assert.match(snippet, /^….*The old lantern, the Café and.*…$/);
  assert.ok(snippet.length < 200);
  assert.deepEqual(
    highlights.map(([start, end]) => snippet.slice(start, end)),
    ['lantern', 'Café'],
  );
  const open = snippetOf(text, readQuery('harbour cafe lant', true));
  assert.deepEqual(
    open.highlights.map(([start, end]) => open.snippet.slice(start, end)),
    ['lantern', 'Café', 'harbour'],
  );
});

test('without words in it a snippet is the passage that is near in meaning', () => {
  const text = `First part of it.\n\n${'Filling. '.repeat(60)}\n\nThe passage that was meant.`;
  const start = text.indexOf('The passage');
  assert.deepEqual(snippetOf(text, readQuery('unsaid', true), { start, end: text.length }), {
    snippet: '…The passage that was meant.',
    highlights: [],
  });
  assert.deepEqual(snippetOf('', readQuery('x', true)), { snippet: '', highlights: [] });
});
