import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Step } from '../../contract/entities.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { makeKey } from '../store/keys.ts';
import { listSources } from '../store/sources.ts';
import { exampleFolder, mboxOf, rawMail } from './exampleMailbox.ts';
import { extract } from './extract.ts';
import { importSource } from './import.ts';
import { inspect } from './inspect.ts';
import { readInThread } from './reader.ts';
import { openSource } from './source.ts';

const me = ['mara@example.org'];

function store(t: TestContext): { database: Database; home: string; key: string } {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-import-'));
  const key = makeKey();
  const database = openDatabase(home, key);
  t.after(() => {
    database.close();
    rmSync(home, { recursive: true, force: true });
  });
  return { database, home, key };
}

function subjects(database: Database): string[] {
  return database.all<{ subject: string }>('SELECT subject FROM mails ORDER BY id').map(({ subject }) => subject);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

function mailbox(count: number): string {
  return mboxOf(Array.from({ length: count }, (_, number) => rawMail(number)));
}

test('a mail without a Message-ID is known again with other line ends, notes of a program and lines behind it', async (t) => {
  const nameless = rawMail(1).replace(/Message-ID: .*\n/, '');
  const folder = exampleFolder({
    box: mboxOf([nameless]),
    windows: mboxOf([`X-Mozilla-Status: 0001\n${nameless}\n\n`]).replaceAll('\n', '\r\n'),
    'one.eml': nameless.trimEnd(),
    other: mboxOf([nameless.replace('number 1', 'number 2'), nameless.replace('19:01', '19:02')]),
  });
  t.after(folder.remove);
  const { database } = store(t);
  for (const name of ['box', 'windows', 'one.eml']) {
    await importSource(database, folder.path(name), me);
  }
  assert.deepEqual(subjects(database), ['Lamp 1']);
  assert.equal((await importSource(database, folder.path('other'), me)).known, 0);
});

test('what Windows puts before a text in UTF-8, and empty lines, hide no mail', async (t) => {
  const mark = '\uFEFF';
  const folder = exampleFolder({
    box: mark + mboxOf([rawMail(1)]),
    'two.eml': mark + rawMail(2),
    'three.eml': `\r\n\n${rawMail(3)}`,
    'four.jsonl': `${mark}${JSON.stringify({ email: 'Hi', subject: 'Lamp 4' })}\n`,
  });
  t.after(folder.remove);
  const { database } = store(t);
  for (const name of ['box', 'two.eml', 'three.eml', 'four.jsonl']) {
    const { sent, refused } = await importSource(database, folder.path(name), me);
    assert.deepEqual([sent, refused], [1, 0], name);
  }
  assert.deepEqual(subjects(database), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4']);
});

test('a mail that does not tell its date was written when it arrived', async (t) => {
  const dateless = rawMail(1).replace(
    /Date: .*\n/,
    'Date: soon\nReceived: from a.example\n by b.example; Tue, 3 Mar 2015 20:00:00 +0100\n',
  );
  const folder = exampleFolder({ box: mboxOf([dateless]) });
  t.after(folder.remove);
  const { database } = store(t);
  await importSource(database, folder.path('box'), me);
  assert.equal(database.one<{ date: number }>('SELECT date FROM mails')?.date, Date.UTC(2015, 2, 3, 19));
});

test('sent and received mail are told apart, own words counted, a second import changes nothing', async (t) => {
  const answer = { from: 'Tobias Renn <tobias@example.org>', to: 'mara@example.org', body: 'Thanks!\n\nTobias' };
  const quoteOnly = { body: '> Is it lit?' };
  const folder = exampleFolder({ box: mboxOf([rawMail(1), rawMail(2, answer), rawMail(3, quoteOnly), rawMail(1)]) });
  t.after(folder.remove);
  const { database } = store(t);
  const summary = await importSource(database, folder.path('box'), me);
  assert.deepEqual(
    { ...summary, seconds: 0, sourceId: 0 },
    {
      sourceId: 0,
      name: 'box',
      read: 4,
      sent: 3,
      received: 1,
      known: 1,
      withoutOwnWords: 1,
      refused: 0,
      refusals: [],
      leftOut: [],
      seconds: 0,
    },
  );
  const again = await importSource(database, folder.path('box'), me);
  assert.equal(again.known, 4);
  assert.equal(subjects(database).length, 3);
  assert.deepEqual(
    listSources(database).map(({ mails, complete }) => ({ mails, complete })),
    [{ mails: 3, complete: true }],
  );
});

test('a short mail is in the language of its author', async (t) => {
  const long = { body: 'Hallo Tobias,\n\ndie Lampe am Steg ist wieder an und das Boot liegt im Hafen.\n\nMara' };
  const folder = exampleFolder({ box: mboxOf([rawMail(1, long), rawMail(2, { body: 'Passt.' })]) });
  t.after(folder.remove);
  const { database } = store(t);
  await importSource(database, folder.path('box'), me);
  const languages = database.all<{ language: string }>('SELECT language FROM mails');
  assert.deepEqual(
    languages.map(({ language }) => language),
    ['de', 'de'],
  );
});

test('a mailbox that grew gives its new mail', async (t) => {
  const folder = exampleFolder({ box: mailbox(3) });
  t.after(folder.remove);
  const { database } = store(t);
  await importSource(database, folder.path('box'), me);
  appendFileSync(folder.path('box'), mboxOf([rawMail(3)]));
  const { read, known } = await importSource(database, folder.path('box'), me);
  assert.deepEqual({ read, known }, { read: 4, known: 3 });
});

test('what cannot be read is reported with a reason, the rest is taken in', async (t) => {
  const folder = exampleFolder({ 'a.eml': rawMail(1), 'b.eml': 'nothing', 'c.eml': '' });
  t.after(folder.remove);
  const { database } = store(t);
  const { read, refused, refusals } = await importSource(database, folder.path(), me);
  assert.deepEqual({ read, refused }, { read: 1, refused: 2 });
  assert.deepEqual(
    refusals.map(({ where }) => where),
    ['b.eml', 'c.eml'],
  );
  assert.match(refusals[1]?.reason ?? '', /empty/);
});

test('progress tells bytes, and a stopped import goes on where it was', async (t) => {
  const folder = exampleFolder({ box: mailbox(3_000) });
  t.after(folder.remove);
  const { database } = store(t);
  const stop = new AbortController();
  const steps: Step[] = [];
  const stopped = importSource(database, folder.path('box'), me, {
    signal: stop.signal,
    progress: (step) => {
      steps.push(step);
      if (step.stage === 'Taking in mail') {
        stop.abort();
      }
    },
  });
  await assert.rejects(stopped, { code: 'cancelled' });
  const before = subjects(database).length;
  assert.ok(before > 0 && before < 3_000, String(before));
  const { read, known } = await importSource(database, folder.path('box'), me);
  assert.deepEqual({ read, known }, { read: 3_000 - before, known: 0 });
  assert.equal(new Set(subjects(database)).size, 3_000);
  assert.ok(steps.every(({ done, total, unit }) => unit === 'bytes' && total !== null && done <= total));
});

test('a kill at random moments loses nothing and doubles nothing', async (t) => {
  const count = 2_500;
  const folder = exampleFolder({ box: mailbox(count) });
  t.after(folder.remove);
  const { database, home, key } = store(t);
  database.close();
  const program = join(import.meta.dirname, 'importUntilKilled.ts');
  let kills = 0;
  for (let patience = 400; ; patience *= 1.2 + Math.random() * 0.5) {
    const child = spawn(process.execPath, [program, folder.path('box'), home, key], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
    clearTimeout(timer);
    if (code !== null) {
      assert.equal(code, 0);
      break;
    }
    kills += 1;
  }
  const after = openDatabase(home, key);
  t.after(() => {
    after.close();
  });
  assert.ok(kills > 0);
  assert.deepEqual(subjects(after).sort(), Array.from({ length: count }, (_, number) => `Lamp ${number}`).sort());
  assert.equal(after.one<{ count: number }>('SELECT count(*) AS count FROM mail_sources')?.count, count);
});

test('a large mailbox is read in a thread, whose failure and whose stopping reach the caller', async (t) => {
  const long = 'The lamp is lit, and the boat is on the water. '.repeat(20);
  const folder = exampleFolder({
    box: mboxOf(Array.from({ length: 3_000 }, (_, number) => rawMail(number, { body: `${long}${number}` }))),
  });
  t.after(folder.remove);
  const { database } = store(t);
  const stop = new AbortController();
  const stopped = importSource(database, folder.path('box'), me, {
    signal: stop.signal,
    progress: () => {
      stop.abort();
    },
  });
  await assert.rejects(stopped, { code: 'cancelled' });
  const { sent } = await importSource(database, folder.path('box'), me);
  assert.ok(sent > 0);
  assert.equal(new Set(subjects(database)).size, 3_000);
  const source = await openSource(folder.path('box'));
  rmSync(folder.path('box'));
  await assert.rejects(all(readInThread(source, me, null)), { code: 'internal' });
});

test('JSON lines are the person’s own mail', async (t) => {
  const folder = exampleFolder({
    lines:
      '{"email": "Hi Tobias,\\r\\n\\r\\nthe lamp is lit.\\r\\n\\r\\nMara", "subject": "Lamp", "date": "2015-03-03T19:26:11+01:00", "to": "tobias@example.org"}\n',
  });
  t.after(folder.remove);
  const { database } = store(t);
  const { sent, received } = await importSource(database, folder.path('lines'), me);
  assert.deepEqual({ sent, received }, { sent: 1, received: 0 });
  const [found] = await all(extract(folder.path('lines'), me));
  assert.match(found?.id ?? '', /^sha256:/);
  assert.deepEqual(
    { ...found, id: '' },
    {
      id: '',
      subject: 'Lamp',
      date: '2015-03-03T18:26:11.000Z',
      to: ['tobias@example.org'],
      own: 'Hi Tobias,\n\nthe lamp is lit.\n\nMara',
    },
  );
});

test('extract yields what the person wrote, once, and stores nothing', async (t) => {
  const answer = {
    body: 'Yes.\n\nOn Tue, Mar 3, 2015 Tobias Renn <tobias@example.org> wrote:\n> Lit?\n\n-- \nMara Linden',
  };
  const other = { from: 'tobias@example.org' };
  const folder = exampleFolder({ box: mboxOf([rawMail(1, answer), rawMail(2, other), rawMail(1, answer)]) });
  t.after(folder.remove);
  const found = await all(extract(folder.path('box'), me));
  assert.deepEqual(
    found.map(({ id, own }) => [id, own]),
    [['lamp-1@example.org', 'Yes.']],
  );
});

test('inspect counts and suggests, and fails where there is no mail', async (t) => {
  const folder = exampleFolder({ box: mailbox(20), empty: '' });
  t.after(folder.remove);
  const { format, mails, complete, suggested } = await inspect(folder.path('box'));
  assert.deepEqual(
    { format, mails, complete, suggested },
    { format: 'mbox', mails: 20, complete: true, suggested: ['mara@example.org'] },
  );
  await assert.rejects(inspect(folder.path('empty')), { code: 'not-a-mailbox' });
  await assert.rejects(inspect(folder.path('gone')), { code: 'not-found' });
});
