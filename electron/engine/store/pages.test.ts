import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../contract/drafting.ts';
import { openDatabase } from './database.ts';
import { exampleStore } from './exampleMail.ts';
import { keepPage, readPage, removePage, setPageAside, takePageUp, unfinishedPages } from './pages.ts';
import { writeSetting } from './settings.ts';

function pageOf(text: string): Page {
  return Page.parse({ draftId: 3, request: 'r', to: 'a@example.org', subject: 's', replyTo: null, text });
}

test('the page is kept as it stood, and a value of an older form is no value', (t) => {
  const { database, remove } = exampleStore();
  t.after(remove);
  assert.equal(readPage(database), null);
  const page = pageOf('x\n“y”');
  keepPage(database, page);
  keepPage(database, { ...page, text: 'later' });
  assert.deepEqual(readPage(database), { ...page, text: 'later' });
  writeSetting(database, 'page', { old: true });
  assert.equal(readPage(database), null);
});

test('a page set aside outlives a restart, is found in the list, and comes back whole', (t) => {
  const { database, home, remove } = exampleStore();
  t.after(remove);
  const long = `Dear Finn,\n${'the lamp is lit. '.repeat(50)}`;
  keepPage(database, pageOf('first'));
  setPageAside(database, pageOf('first'));
  assert.equal(readPage(database), null, 'the next page begins empty');
  setPageAside(database, { ...pageOf(long), replyTo: { kind: 'pasted', text: 'Is it lit?' } });
  database.close();

  const again = openDatabase(home, database.key);
  t.after(() => {
    again.close();
  });
  const listed = unfinishedPages(again);
  assert.deepEqual(
    listed.map(({ text, subject }) => [text, subject]),
    [
      [long.slice(0, 200), 's'],
      ['first', 's'],
    ],
  );
  const [late, early] = listed.map(({ id }) => id);
  const taken = takePageUp(again, late ?? 0, pageOf('present'));
  assert.deepEqual([taken.text, taken.replyTo], [long, { kind: 'pasted', text: 'Is it lit?' }]);
  assert.deepEqual(readPage(again), taken);
  assert.deepEqual(
    unfinishedPages(again).map(({ text }) => text),
    ['present', 'first'],
  );
  removePage(again, early ?? 0);
  takePageUp(again, unfinishedPages(again)[0]?.id ?? 0, null);
  assert.deepEqual(unfinishedPages(again), []);
  assert.throws(() => takePageUp(again, 99, pageOf('stays')), { code: 'not-found' });
  assert.equal(readPage(again)?.text, 'present');
});
