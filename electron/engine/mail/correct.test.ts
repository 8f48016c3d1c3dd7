import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDatabase } from '../store/database.ts';
import { makeKey } from '../store/keys.ts';
import { readMail } from '../store/mails.ts';
import { keepPairs, ofMail, playedBack } from '../store/pairs.ts';
import { matchingMails } from '../store/words.ts';
import { correct, takeBack } from './correct.ts';
import { importSource } from './import.ts';

const motto = 'The sea gives and the sea takes';

function letter(number: number, text: string): string {
  return `From mara Tue Mar  3 19:26:11 2015\nFrom: Mara Linden <mara@example.org>\nTo: tobias@example.org\nMessage-ID: <${number}@example.org>\nDate: Tue, 3 Mar 2015 19:26:11 +0100\nSubject: Lamp ${number}\n\n${text}\n\n`;
}

test('what the person corrects in one mail holds for alike mails, taken in already or later', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-correct-'));
  const database = openDatabase(home, makeKey());
  t.after(() => {
    database.close();
    rmSync(home, { recursive: true });
  });
  const taken = async (name: string, ...letters: string[]): Promise<void> => {
    writeFileSync(join(home, name), letters.join(''));
    await importSource(database, join(home, name), ['mara@example.org']);
  };
  const kindOf = (id: number): string | undefined =>
    readMail(database, id).parts.find(({ text }) => text.includes(motto))?.kind;

  await taken(
    'first.mbox',
    letter(1, `The lamp is lit.\n\n${motto}`),
    letter(2, `It is dark.\n\n${motto}`),
    letter(3, 'Ask.'),
  );
  const { parts } = readMail(database, 1);
  assert.deepEqual([kindOf(1), kindOf(2)], ['own', 'own']);
  const first = parts.flatMap(({ text }) => text.split('\n')).indexOf(motto);
  const before = [1, 2, 3].map((id) => readMail(database, id));
  const pair = { form: 'note', request: 'lamp', gain: null, dropped: null, model: 'rule' } as const;
  for (const id of [1, 2, 3]) {
    keepPairs(database, ofMail(id), [pair]);
  }
  const correction = correct(database, 1, { first, end: first + 1 }, false);
  assert.equal(correction.parts.size, 2);
  assert.deepEqual([...playedBack(database, 'mail')], [3], 'what is learned from the corrected mails is made anew');
  assert.equal(kindOf(2), 'other');
  assert.equal(readMail(database, 2).parts[0]?.text.trim(), 'It is dark.');
  assert.deepEqual(matchingMails(database, 'own: dark', {}, 5), [2]);
  assert.equal(readMail(database, 3).parts[0]?.kind, 'own');

  await taken('second.mbox', letter(4, `The lamp is lit again.\n\n${motto}`));
  assert.equal(kindOf(4), 'other');

  takeBack(database, correction);
  assert.deepEqual(
    [1, 2, 3].map((id) => readMail(database, id)),
    before,
  );
  assert.deepEqual(matchingMails(database, 'own: motto OR own: takes', {}, 5).toSorted(), [1, 2]);
  await taken('third.mbox', letter(5, `The lamp is out.\n\n${motto}`));
  assert.equal(kindOf(5), 'own');
});

test('only mail that the person sent can be corrected', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-correct-'));
  const database = openDatabase(home, makeKey());
  t.after(() => {
    database.close();
    rmSync(home, { recursive: true });
  });
  writeFileSync(join(home, 'mail.mbox'), letter(1, 'The lamp is lit.'));
  await importSource(database, join(home, 'mail.mbox'), ['tobias@example.org']);
  assert.throws(() => correct(database, 1, { first: 0, end: 1 }, true), { code: 'invalid-input' });
  assert.throws(() => correct(database, 2, { first: 0, end: 1 }, true), { code: 'not-found' });
});
