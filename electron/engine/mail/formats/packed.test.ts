import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { zipOf } from '../../documents/exampleDocuments.ts';
import { exampleFolder, mboxOf, rawMail } from '../exampleMailbox.ts';
import { openSource, readSource } from '../source.ts';
import { subjects, take } from './exampleTaking.ts';

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

test('a mailbox that is packed with gzip, also one of many pieces', async (t) => {
  const folder = exampleFolder({ '2015-March.txt.gz': Buffer.concat([gzipSync(box), gzipSync(mboxOf([rawMail(4)]))]) });
  t.after(folder.remove);
  const taken = await take(folder.path('2015-March.txt.gz'));
  assert.equal(taken.format, 'gzip');
  assert.deepEqual(subjects(taken), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4']);
});

test('reading goes on where it stopped', async (t) => {
  const folder = exampleFolder({ 'a.zip': zipOf({ 'a.mbox': box, 'b.mbox': box }), 'a.mbox.gz': gzipSync(box) });
  t.after(folder.remove);
  for (const [name, all] of [
    ['a.zip', 6],
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
    'bomb.zip': zipOf({ 'a.mbox': mboxOf([rawMail(1, { body: 'a'.repeat(3_000_000) })]) }),
    'pictures.zip': zipOf({ 'a.png': 'no mail' }),
    'notes.gz': gzipSync('Notes on lamps.\n'),
  });
  t.after(folder.remove);
  const cut = await take(folder.path('cut.mbox.gz'));
  assert.ok(cut.mails.length > 100, String(cut.mails.length));
  assert.match(cut.reasons.join(), /end could not be unpacked/);
  assert.match((await take(folder.path('bomb.zip'))).reasons.join(), /far more than mail does/);
  for (const name of ['cut.zip', 'pictures.zip', 'notes.gz']) {
    await assert.rejects(openSource(folder.path(name)), /is not a mailbox/);
  }
});
