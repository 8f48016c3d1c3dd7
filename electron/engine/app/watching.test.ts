import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { importSource } from '../mail/import.ts';
import { exampleFolder, mboxOf, rawMail } from '../mail/exampleMailbox.ts';
import { setIdentity } from '../store/identity.ts';
import { listSources, removeSource } from '../store/sources.ts';
import { readWatchable, setWatched } from '../store/watched.ts';
import { BackgroundWork } from './background.ts';
import { Session } from './session.ts';
import { Watching } from './watching.ts';

const fast = { first: 5, quiet: 20, every: 60_000, everyRemote: 60_000 };

function example(t: TestContext, rhythm = fast) {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-home-'));
  const session = new Session(home, () => undefined);
  session.unlockWithKey('ab'.repeat(32));
  const database = session.database();
  void setIdentity(database, { name: 'Mara Linden', addresses: ['mara@example.org'] });
  const watching = new Watching(session, new BackgroundWork(), () => undefined, rhythm);
  t.after(async () => {
    await watching.settle();
    session.close();
    rmSync(home, { recursive: true });
  });
  const count = (): number => database.one<{ n: number }>('SELECT count(*) AS n FROM mails')?.n ?? 0;
  return { session, database, watching, count };
}

/** Waits for news that come after `act`. */
async function newsAfter(watching: Watching, act: () => void): Promise<number> {
  const stop = new AbortController();
  try {
    return await new Promise((resolve) => {
      let acted = false;
      watching
        .watch((news) => {
          if (acted && news !== null) {
            resolve(news.mails);
          }
        }, stop.signal)
        .catch(() => undefined);
      acted = true;
      act();
    });
  } finally {
    stop.abort();
  }
}

test('mail that comes into a Maildir is taken in by itself, and only it is read', async (t) => {
  const { database, watching, count } = example(t);
  const folder = exampleFolder({ 'cur/1:2,S': rawMail(1), 'new/2': rawMail(2), 'tmp/.keep': '' });
  t.after(folder.remove);
  await importSource(database, folder.path(), ['mara@example.org']);
  assert.equal(count(), 2);
  watching.begin();
  const came = await newsAfter(watching, () => {
    // Read meanwhile: it moves and gains a flag, but is no news.
    renameSync(folder.path('new/2'), folder.path('cur/2:2,S'));
    writeFileSync(folder.path('tmp/3'), rawMail(3));
    renameSync(folder.path('tmp/3'), folder.path('new/3'));
  });
  assert.equal(came, 1);
  assert.equal(count(), 3);
  const [source] = listSources(database);
  assert.equal(source?.news, 1);
  assert.equal(source.complete, true);
});

test('an mbox that grew is read from where it was read to; one that was written anew from its beginning', async (t) => {
  const { database, watching, count } = example(t);
  const folder = exampleFolder({ Sent: mboxOf([rawMail(1), rawMail(2)]) });
  t.after(folder.remove);
  const { sourceId } = await importSource(database, folder.path('Sent'), ['mara@example.org']);
  const source = readWatchable(database, sourceId);
  assert.equal(await watching.look(source), 0);
  appendFileSync(folder.path('Sent'), mboxOf([rawMail(3)]));
  assert.equal(await watching.look(source), 1);
  writeFileSync(folder.path('Sent'), mboxOf([rawMail(7), rawMail(3), rawMail(4), rawMail(5)]));
  assert.equal(await watching.look(source), 3);
  assert.equal(count(), 6);
});

test('a mailbox is watched from the next start on as it was chosen, and not at all where it was left', async (t) => {
  const { database, watching, count } = example(t);
  const folder = exampleFolder({ 'a/1.eml': rawMail(1), 'b/2.eml': rawMail(2) });
  t.after(folder.remove);
  const { sourceId: left } = await importSource(database, folder.path('a'), ['mara@example.org']);
  await importSource(database, folder.path('b'), ['mara@example.org']);
  setWatched(database, left, false);
  // While nothing watches: what came is seen at the first look.
  writeFileSync(folder.path('a/3.eml'), rawMail(3));
  writeFileSync(folder.path('b/4.eml'), rawMail(4));
  assert.equal(
    await newsAfter(watching, () => {
      watching.begin();
    }),
    1,
  );
  assert.equal(count(), 3);
  assert.deepEqual(
    listSources(database).map(({ watched, news }) => [watched, news]),
    [
      [false, null],
      [true, 1],
    ],
  );
});

test('what hinders a look is said, and a source that was removed is not taken in again', async (t) => {
  const { database, watching, count } = example(t);
  const folder = exampleFolder({ 'box/1.eml': rawMail(1) });
  t.after(folder.remove);
  const { sourceId } = await importSource(database, folder.path('box'), ['mara@example.org']);
  const source = readWatchable(database, sourceId);
  renameSync(folder.path('box'), folder.path('away'));
  await assert.rejects(watching.look(source), { code: 'not-found' });
  assert.match(listSources(database)[0]?.obstacle ?? '', /is not there/);
  renameSync(folder.path('away'), folder.path('box'));
  assert.equal(await watching.look(source), 0);
  assert.equal(listSources(database)[0]?.obstacle, null);
  await removeSource(database, sourceId);
  await assert.rejects(watching.look(source), { code: 'not-found' });
  assert.equal(count(), 0);
  assert.deepEqual(listSources(database), []);
});

test('mail in a folder that is new in the mailbox is seen at the next look', async (t) => {
  const { database, watching, count } = example(t);
  const folder = exampleFolder({ 'inbox/1': rawMail(1) });
  t.after(folder.remove);
  const { sourceId } = await importSource(database, folder.path(), ['mara@example.org']);
  mkdirSync(folder.path('lamps'));
  writeFileSync(folder.path('lamps/1'), rawMail(2));
  assert.equal(await watching.look(readWatchable(database, sourceId)), 1);
  assert.equal(count(), 2);
});
