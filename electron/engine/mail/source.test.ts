import assert from 'node:assert/strict';
import { chmodSync, closeSync, mkdirSync, openSync, renameSync, symlinkSync, writeSync } from 'node:fs';
import { test } from 'node:test';
import { exampleFolder, mboxOf, rawMail } from './exampleMailbox.ts';
import type { Found } from './rawMail.ts';
import { openSource, readSource } from './source.ts';

async function read(path: string, cursor?: string): Promise<Found[]> {
  const found: Found[] = [];
  for await (const each of readSource(await openSource(path), { cursor: cursor ?? null })) {
    found.push(each.kind === 'mail' ? { ...each, raw: Buffer.from(each.raw) } : each);
  }
  return found;
}

function mails(found: readonly Found[]): string[] {
  return found.flatMap((each) =>
    each.kind === 'mail' ? [/^Subject: (.*)$/m.exec(each.raw.toString())?.[1] ?? ''] : [],
  );
}

test('every kind of mailbox is told by its content', async (t) => {
  const folder = exampleFolder({
    'box.txt': mboxOf([rawMail(1), rawMail(2)]),
    'one.bin': rawMail(3),
    'apple.emlx': `${rawMail(4).length}\n${rawMail(4)}<?xml version="1.0"?>`,
    lines: '{"email": "Hi", "subject": "Lamp 5", "date": "2015-03-03"}\n\n{"email": "Ho"}\nnot json\n',
  });
  t.after(folder.remove);
  assert.deepEqual(mails(await read(folder.path('box.txt'))), ['Lamp 1', 'Lamp 2']);
  assert.deepEqual(mails(await read(folder.path('one.bin'))), ['Lamp 3']);
  assert.deepEqual(mails(await read(folder.path('apple.emlx'))), ['Lamp 4']);
  const lines = await read(folder.path('lines'));
  assert.deepEqual(
    lines.map((each) => (each.kind === 'record' ? each.text : each.kind)),
    ['Hi', 'Ho', 'refused'],
  );
});

test('what is no mailbox is refused with a sentence', async (t) => {
  const folder = exampleFolder({
    empty: '',
    text: 'Dear diary, the lamp is lit.',
    wide: Buffer.from('\ufeffSubject: Lamp\n\nlit', 'utf16le'),
    binary: Buffer.from([0, 1, 2, 3, 0, 255, 254, 9, 10, 0]),
    'letter.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'folder/readme.txt': 'nothing',
  });
  t.after(folder.remove);
  for (const [name, reason] of [
    ['empty', /empty/],
    ['text', /does not look like mail/],
    ['wide', /UTF-16/],
    ['binary', /binary/],
    ['letter.doc', /not a mail of Outlook/],
    ['folder', /holds no mail/],
  ] as const) {
    await assert.rejects(openSource(folder.path(name)), { code: 'not-a-mailbox', message: reason });
  }
  await assert.rejects(openSource(folder.path('gone')), { code: 'not-found' });
});

test('a Maildir with subfolders is read, new before cur, and its bookkeeping is not', async (t) => {
  const folder = exampleFolder({
    'cur/1:2,S': rawMail(1),
    'new/2': rawMail(2),
    'tmp/3': rawMail(3),
    'dovecot-uidlist': 'x',
    '.Sent/cur/4:2,S': rawMail(4),
    '.Sent/new/.keep': '',
    '.Sent/tmp/.keep': '',
  });
  t.after(folder.remove);
  const found = await read(folder.path());
  assert.deepEqual(mails(found), ['Lamp 2', 'Lamp 1', 'Lamp 4']);
  assert.equal((await openSource(folder.path())).format, 'maildir');
  assert.deepEqual([...new Set(found.map((each) => each.folder))], ['', '.Sent']);
});

test('a Maildir in which mail is read meanwhile is read all the same', async (t) => {
  const folder = exampleFolder({
    'new/1': rawMail(1),
    'new/2': rawMail(2),
    'cur/3:2,': rawMail(3),
    'cur/4:2,S': rawMail(4),
    'cur/5:2,': rawMail(5),
  });
  t.after(folder.remove);
  const moves: Record<string, [from: string, to: string][]> = {
    'Lamp 1': [
      ['new/1', 'cur/1:2,S'], // while it is taken in
      ['new/2', 'cur/2:2,S'], // before its turn has come
    ],
    'Lamp 3': [['cur/5:2,', 'cur/5:2,RS']],
  };
  const met: Found[] = [];
  for await (const found of readSource(await openSource(folder.path()))) {
    const [subject = ''] = mails([found]);
    met.push(found.kind === 'mail' ? { ...found, raw: Buffer.from(found.raw) } : found);
    for (const [from, to] of moves[subject] ?? []) {
      renameSync(folder.path(from), folder.path(to));
    }
    moves[subject] = []; // the first one is met again where it lies now
  }
  assert.deepEqual(
    met.filter(({ kind }) => kind === 'refused'),
    [],
  );
  assert.deepEqual([...new Set(mails(met))].sort(), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4', 'Lamp 5']);
});

test('reading a folder goes on behind any piece, also inside an mbox', async (t) => {
  const folder = exampleFolder({
    'a/1.eml': rawMail(1),
    'b.mbox': mboxOf([rawMail(2), rawMail(3)]),
    'c/4.eml': rawMail(4),
    'broken.eml': 'no mail',
  });
  t.after(folder.remove);
  const all = await read(folder.path());
  assert.equal(all.length, 5);
  for (const [index, { cursor }] of all.entries()) {
    const rest = await read(folder.path(), cursor);
    assert.deepEqual(
      rest.map(({ where }) => where),
      all.slice(index + 1).map(({ where }) => where),
    );
  }
});

test('links in a circle or out of the folder are refused, links inside are followed', async (t) => {
  const folder = exampleFolder({ 'box/a.eml': rawMail(1), 'outside.eml': rawMail(2), 'box/deep/b.eml': rawMail(3) });
  t.after(folder.remove);
  symlinkSync(folder.path('box'), folder.path('box/deep/again'));
  symlinkSync(folder.path('outside.eml'), folder.path('box/out.eml'));
  symlinkSync('nowhere', folder.path('box/lost.eml'));
  const found = await read(folder.path('box'));
  assert.deepEqual(mails(found).sort(), ['Lamp 1', 'Lamp 3']);
  assert.deepEqual(found.flatMap((each) => (each.kind === 'refused' ? [each.reason] : [])).sort(), [
    'This link leads in a circle and was not followed.',
    'This link leads nowhere.',
    'This link leads out of the folder and was not followed.',
  ]);
});

test('a folder without permission is an error at the top and a refusal below', async (t) => {
  const folder = exampleFolder({ 'box/a.eml': rawMail(1) });
  t.after(folder.remove);
  mkdirSync(folder.path('box/closed'));
  chmodSync(folder.path('box/closed'), 0);
  chmodSync(folder.path(), 0o755);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) {
    process.seteuid?.(65_534); // root may read everything
  }
  try {
    const refused = (await read(folder.path('box'))).filter(({ kind }) => kind === 'refused');
    assert.match(JSON.stringify(refused), /no permission/);
    await assert.rejects(openSource(folder.path('box/closed')), { code: 'no-permission' });
  } finally {
    if (isRoot) {
      process.seteuid?.(0);
    }
  }
});

test('one line of 200 MB is read in flat memory, and the mail behind it is found', async (t) => {
  const folder = exampleFolder({ box: `${mboxOf([rawMail(1)])}From a Tue Mar  3 19:26:11 2015\nSubject: Long\n\n` });
  t.after(folder.remove);
  const file = openSync(folder.path('box'), 'a');
  const piece = Buffer.alloc(4 * 1024 * 1024, 'lamp ');
  for (let written = 0; written < 50; written += 1) {
    writeSync(file, piece);
  }
  writeSync(file, `\n\n${mboxOf([rawMail(2)])}`);
  closeSync(file);
  const before = process.memoryUsage().rss;
  const sizes: number[] = [];
  let most = 0;
  for await (const each of readSource(await openSource(folder.path('box')))) {
    sizes.push(each.kind === 'mail' ? each.bytes : -1);
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  assert.equal(sizes.length, 3);
  assert.ok((sizes[1] ?? 0) > 200 * 1024 * 1024);
  assert.ok(most < 150 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MB`);
});

test('a line of JSON too long to be a mail is refused, and the next is read', async (t) => {
  const folder = exampleFolder({ lines: `{"email": "${'a'.repeat(17_000_000)}"}\n{"email": "Hi"}\n` });
  t.after(folder.remove);
  const found = await read(folder.path('lines'));
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ['refused', 'record'],
  );
});
