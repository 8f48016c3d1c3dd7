import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { PersonRecord } from '../../contract/people.ts';
import { habitsTowards } from '../draft/prepare.ts';
import { exampleMail } from '../store/exampleMail.ts';
import { setIdentity } from '../store/identity.ts';
import { countMails } from '../store/mailFilter.ts';
import type { NewMail } from '../store/newMail.ts';
import { findPeople } from '../store/people.ts';
import { openSource } from '../store/sources.ts';
import { takeMails } from '../store/takeMails.ts';
import { peopleHandlers } from './people.ts';
import { Session } from './session.ts';

const year = 365 * 24 * 60 * 60 * 1_000;

const call = { signal: new AbortController().signal, progress: (): void => undefined };

function example(t: TestContext, mails: readonly NewMail[]) {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-home-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey('ab'.repeat(32));
  t.after(() => {
    session.close();
    rmSync(home, { recursive: true });
  });
  const database = session.database();
  void setIdentity(database, { name: 'Ada Brook', addresses: ['ada@example.org'] });
  const source = openSource(database, { path: '/a', name: 'a', format: 'mbox', fingerprint: '1' });
  takeMails(database, source.id, mails, 'end');
  const ask = peopleHandlers(session);
  const record = async (address: string): Promise<PersonRecord> => ask['people.record']({ address }, call);
  return { database, ask, record };
}

const home = { name: 'Finn Hale', address: 'finn@example.org' };
const work = { name: 'Hale, Finn', address: 'f.hale@work.example' };

function toFinn(number: number, who: typeof home, changes: Partial<NewMail> = {}): NewMail {
  return exampleMail(number, {
    to: [who],
    parts: [
      { kind: 'greeting', text: 'Dear old Finn,\n' },
      { kind: 'own', text: `The lantern number ${number} is lit again.\n` },
      { kind: 'sign-off', text: 'Yours\nA.' },
    ],
    ...changes,
  });
}

test('the record of a person: since when, how often, in which languages, how they are greeted', async (t) => {
  const start = Date.UTC(2015, 0, 1);
  const mails = [
    toFinn(1, home, { date: start }),
    toFinn(2, home, { date: start + 3 * year }),
    toFinn(3, home, { date: start + 3 * year + 1_000 }),
    exampleMail(4, { direction: 'received', from: home, to: [], date: start + 3.5 * year, language: 'de' }),
  ];
  const { record } = example(t, mails);
  const { firstDate, lastDate, sent, received, lastYear, languages, habits, kind } = await record('Finn@example.org');
  assert.deepEqual(
    { firstDate, sent, received, lastYear, kind },
    { firstDate: start, sent: 3, received: 1, lastYear: 3, kind: 'person' },
  );
  assert.equal(lastDate, start + 3.5 * year);
  assert.deepEqual(languages, [
    { language: 'en', mails: 3 },
    { language: 'de', mails: 1 },
  ]);
  assert.deepEqual(habits, { greeting: 'Dear old Finn,', signOff: 'Yours\nA.', words: 7, mails: 3 });
  await assert.rejects(record('nobody@example.org'), { code: 'not-found' });
});

test('joined addresses are one person everywhere, drafts included, until they are parted', async (t) => {
  const mails = [1, 2].map((n) => toFinn(n, home)).concat([3, 4].map((n) => toFinn(n, work)));
  const { database, ask, record } = example(t, mails);
  assert.equal(habitsTowards(database, work.address, 'en'), null, 'two mails to one address tell too little');
  assert.deepEqual(
    (await ask['people.suggest']({}, call)).map(({ addresses, reason }) => [
      reason,
      ...addresses.map(({ address }) => address),
    ]),
    [['the same name', 'f.hale@work.example', 'finn@example.org']],
  );
  await ask['people.join']({ addresses: [home.address, work.address] }, call);
  assert.deepEqual(await ask['people.suggest']({}, call), []);
  assert.equal((await record(work.address)).sent, 4);
  assert.equal((await record(work.address)).addresses.length, 2);
  assert.equal(countMails(database, { person: work.address }), 4);
  assert.equal(habitsTowards(database, work.address, 'en')?.greeting?.form, 'Dear old Finn,');
  assert.deepEqual(
    findPeople(database, 'hale', 9).map(({ mails: count }) => count),
    [4],
  );
  // Whoever types the other address gets it.
  assert.equal(findPeople(database, 'work.ex', 9)[0]?.address, work.address);
  await ask['people.part']({ address: work.address }, call);
  assert.equal((await record(work.address)).sent, 2);
  assert.equal(habitsTowards(database, work.address, 'en'), null);
  assert.deepEqual(await ask['people.suggest']({}, call), [], 'what was parted is not suggested again');
  await ask['people.suggestAgain']({ addresses: [home.address, work.address] }, call);
  assert.equal((await ask['people.suggest']({}, call)).length, 1);
  await ask['people.tellApart']({ addresses: [home.address, work.address] }, call);
  assert.deepEqual(await ask['people.suggest']({}, call), []);
});

test('a third address joins the two, and parting it leaves them together', async (t) => {
  const third = { name: 'Finn', address: 'finn@boat.example' };
  const { ask, record } = example(t, [toFinn(1, home), toFinn(2, work), toFinn(3, third)]);
  await ask['people.join']({ addresses: [home.address, work.address] }, call);
  await ask['people.join']({ addresses: [third.address, work.address] }, call);
  assert.equal((await record(home.address)).addresses.length, 3);
  await ask['people.part']({ address: third.address }, call);
  assert.deepEqual(
    await Promise.all([home, work, third].map(async ({ address }) => (await record(address)).addresses.length)),
    [2, 2, 1],
  );
});

test('lists are told from people: by their headers, by many who write to what never writes, or because one says so', async (t) => {
  const list = { name: 'Lamps', address: 'lamps@lists.example' };
  const all = { name: '', address: 'everybody@example.org' };
  const from = (n: number) => ({ name: `Writer ${n}`, address: `writer${n}@example.org` });
  const mails = [
    exampleMail(1, { direction: 'received', from: from(1), to: [list], list: 'lamps.lists.example' }),
    exampleMail(2, { to: [list] }),
    ...Array.from({ length: 8 }, (_, n) => exampleMail(10 + n, { direction: 'received', from: from(n), to: [all] })),
  ];
  const { ask, record } = example(t, mails);
  assert.equal((await record(list.address)).kind, 'list');
  assert.equal((await record(list.address)).named, 2);
  assert.equal((await record(all.address)).kind, 'list');
  assert.equal((await record('writer1@example.org')).kind, 'person');
  await ask['people.setKind']({ address: list.address, kind: 'person' }, call);
  assert.deepEqual([(await record(list.address)).kind, (await record(list.address)).kindSaid], ['person', true]);
  await ask['people.setKind']({ address: list.address, kind: null }, call);
  assert.equal((await record(list.address)).kind, 'list');
});
