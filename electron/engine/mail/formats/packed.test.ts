import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { pack } from 'tar-stream';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder, mboxOf, rawMail } from '../exampleMailbox.ts';
import { openSource, readSource } from '../source.ts';
import { subjects, take } from './exampleTaking.ts';

async function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) {
    archive.entry({ name }, content);
  }
  archive.finalize();
  return gzipSync(await buffer(archive));
}

/** A mailbox, and behind it one that says to be of so many bytes. */
async function tarThatClaims(size: number): Promise<Buffer> {
  const archive = pack();
  archive.entry({ name: 'a.mbox' }, box);
  archive.entry({ name: 'b.mbox', size });
  const all = 512 + Math.ceil(Buffer.byteLength(box) / 512) * 512 + 512;
  let read = Buffer.alloc(0);
  for await (const chunk of archive as AsyncIterable<Buffer>) {
    read = Buffer.concat([read, chunk]);
    if (read.length >= all) {
      break;
    }
  }
  return gzipSync(read);
}

const box = mboxOf([1, 2, 3].map((number) => rawMail(number)));

test('a zip: mailboxes and mails in it are read, the rest is passed over', async (t) => {
  const folder = exampleFolder({
    'takeout.zip': zipOf({
      'Takeout/archive_browser.html': '<p>What is in here</p>',
      'Takeout/Mail/All mail Including Spam and Trash.mbox': box,
      'Takeout/Mail/Trash.mbox': mboxOf([rawMail(7)]),
      'Takeout/Mail/single.eml': rawMail(4),
      'Old.mbox/Messages/5.emlx': `${rawMail(5).length}\n${rawMail(5)}<?xml version="1.0"?><key>flags</key><integer>64</integer>`,
      '__MACOSX/Takeout/Mail/._single.eml': 'bookkeeping of a Mac',
    }),
  });
  t.after(folder.remove);
  const taken = await take(folder.path('takeout.zip'));
  assert.equal(taken.format, 'zip');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4']);
  assert.deepEqual([taken.leftOut, taken.reasons], [{ trash: 1, drafts: 1 }, []]);
});

test('an archive of tar packed with gzip, as Takeout makes it too', async (t) => {
  const packed = await tarOf({
    'Takeout/archive_browser.html': '<p>What is in here</p>',
    'Takeout/Mail/All mail.mbox': box,
    'Takeout/Mail/empty.mbox': '',
    'Takeout/Mail/Trash.mbox': mboxOf([rawMail(7)]),
    [`${'../'.repeat(40)}climbs/out/of/its/folder/single.eml`]: rawMail(4),
  });
  const folder = exampleFolder({
    'takeout.tgz': packed,
    'cut.tar.gz': packed.subarray(0, packed.length - 30),
    'code.tar.gz': await tarOf({ 'src/index.ts': 'export {};\n' }),
  });
  t.after(folder.remove);
  const taken = await take(folder.path('takeout.tgz'));
  assert.equal(taken.format, 'tar');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4']);
  assert.deepEqual([taken.leftOut, taken.reasons], [{ trash: 1 }, []]);
  const cut = await take(folder.path('cut.tar.gz'));
  assert.match(cut.reasons.join(), /end could not be unpacked/);
  assert.deepEqual(subjects(cut).slice(0, 3), ['Lamp 1', 'Lamp 2', 'Lamp 3']);
  await assert.rejects(openSource(folder.path('code.tar.gz')), /No mail was found .* archive \(tar\)/);
});

test('a mailbox that is packed with gzip, also one of many pieces', async (t) => {
  const folder = exampleFolder({ '2015-March.txt.gz': Buffer.concat([gzipSync(box), gzipSync(mboxOf([rawMail(4)]))]) });
  t.after(folder.remove);
  const taken = await take(folder.path('2015-March.txt.gz'));
  assert.equal(taken.format, 'gzip');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4']);
});

test('reading goes on where it stopped', async (t) => {
  const boxes = { 'a.mbox': box, 'b.mbox': box };
  const folder = exampleFolder({
    ...{ 'a.zip': zipOf(boxes), 'a.tgz': await tarOf(boxes), 'a.mbox.gz': gzipSync(box) },
  });
  t.after(folder.remove);
  for (const [name, all] of [
    ['a.zip', 6],
    ['a.tgz', 6],
    ['a.mbox.gz', 3],
  ] as const) {
    const source = await openSource(folder.path(name));
    const cursors: string[] = [];
    for await (const { cursor, done } of readSource(source)) {
      cursors.push(cursor);
      assert.ok(done <= source.bytes);
    }
    assert.equal(cursors.length, all);
    let left = 0;
    for await (const { kind } of readSource(source, { cursor: cursors[1] ?? null })) {
      left += kind === 'mail' ? 1 : 0;
    }
    assert.equal(left, all - 2);
  }
});

test('what is damaged, empty of mail, or made to fill a disk says so', async (t) => {
  const packed = gzipSync(
    mboxOf(Array.from({ length: 400 }, (_, number) => rawMail(number, { body: `${number * number}` }))),
  );
  const folder = exampleFolder({
    'cut.mbox.gz': packed.subarray(0, packed.length - 400),
    'cut.zip': zipOf({ 'a.mbox': box }).subarray(0, 200),
    'bomb.tgz': await tarThatClaims(500_000_000),
    'bomb.zip': zipOf({ 'a.mbox': mboxOf([rawMail(1, { body: 'a'.repeat(3_000_000) })]) }),
    'pictures.zip': zipOf({ 'a.png': 'no mail' }),
    'notes.gz': gzipSync('Notes on lamps.\n'),
  });
  t.after(folder.remove);
  const cut = await take(folder.path('cut.mbox.gz'));
  assert.ok(cut.mails.length > 100, String(cut.mails.length));
  assert.match(cut.reasons.join(), /end could not be unpacked/);
  const claims = await take(folder.path('bomb.tgz'));
  assert.deepEqual(subjects(claims), ['Lamp 1', 'Lamp 2', 'Lamp 3']);
  assert.match(claims.reasons.join(), /far more than mail does/);
  assert.match((await take(folder.path('bomb.zip'))).reasons.join(), /far more than mail does/);
  for (const name of ['cut.zip', 'pictures.zip', 'notes.gz']) {
    await assert.rejects(openSource(folder.path(name)), /is not a mailbox/);
  }
});
