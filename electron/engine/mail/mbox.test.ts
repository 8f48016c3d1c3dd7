import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { splitMbox, type SplitOptions } from './mbox.ts';

/** Splits a text in chunks of `chunkSize` bytes, by default so small that every boundary falls on one. */
async function split(text: string, options: SplitOptions = {}): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-mbox-'));
  const path = join(folder, 'box');
  writeFileSync(path, text, 'latin1');
  const file = await open(path);
  const mails: string[] = [];
  try {
    for await (const { raw } of splitMbox(file, { chunkSize: 37, ...options })) {
      mails.push(raw.toString('latin1'));
    }
  } finally {
    await file.close();
    rmSync(folder, { recursive: true });
  }
  return mails;
}

const from = 'From ann@example.org Tue Mar  3 19:26:11 2015\n';

test('mails are split at dated lines, in chunks of any size', async () => {
  const text = `${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n`;
  for (const chunkSize of [1, 7, 37, 4096]) {
    assert.deepEqual(await split(text, { chunkSize }), ['Subject: one\n\nfirst\n\n', 'Subject: two\n\nsecond\n']);
  }
});

test('a sentence that begins with From opens no mail', async () => {
  const text = `${from}Subject: one\n\nhello\n\nFrom the pier:\nNote: all boats\n\nFrom here on it rains.\n`;
  assert.equal((await split(text)).length, 1);
});

test('bare separators, with a sender or a dash and no date, open mails when headers follow', async () => {
  const text = 'From -\nSubject: one\n\nfirst\n\nFrom ann@example.org\nSubject: two\n\nsecond\n';
  assert.equal((await split(text)).length, 2);
});

test('carriage returns are kept inside and understood between mails', async () => {
  const crlf = `${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n`.replaceAll('\n', '\r\n');
  assert.deepEqual(await split(crlf), ['Subject: one\r\n\r\nfirst\r\n\r\n', 'Subject: two\r\n\r\nsecond\r\n']);
});

test('mboxrd and mboxo escapes are undone once, quoted lines between quoted ones stay', async () => {
  const body = '>From the pier\n>>From the boat\n\n>I said\n>From now on\n>we wait\n';
  assert.deepEqual(await split(`${from}Subject: one\n\n${body}`), [
    'Subject: one\n\nFrom the pier\n>From the boat\n\n>I said\n>From now on\n>we wait\n',
  ]);
});

test('Content-Length protects an unescaped separator in the body, and a wrong one is ignored', async () => {
  const body = `look:\n\n${from}Subject: quoted\n\nend\n`;
  const right = `${from}Subject: one\nContent-Length: ${body.length}\n\n${body}\n${from}Subject: two\n\nx\n`;
  assert.equal((await split(right)).length, 2);
  const wrong = `${from}Subject: one\nContent-Length: 9999\n\nfirst\n\n${from}Subject: two\n\nx\n`;
  assert.equal((await split(wrong)).length, 2);
});

test('of an oversized mail the beginning is kept, and the next mail is whole', async () => {
  const text = `${from}Subject: big\n\n${'lamp '.repeat(2_000)}\n\n${from}Subject: two\n\nsecond\n`;
  const [big = '', two] = await split(text, { limit: 1_000, chunkSize: 100 });
  assert.ok(big.startsWith('Subject: big') && big.length <= 1_000);
  assert.equal(two, 'Subject: two\n\nsecond\n');
});

test('reading goes on at the end of any piece', async () => {
  const text = `${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n\n${from}Subject: three\n\nx\n`;
  const start = text.indexOf('From', 10);
  assert.equal((await split(text, { start })).length, 2);
});

test('a file that is cut off anywhere yields all whole mails before', async () => {
  const text = `${from}Subject: one\n\nfirst\n\n${from}Subject: two\n\nsecond\n`;
  for (let length = 60; length < text.length; length += 3) {
    const mails = await split(text.slice(0, length));
    assert.ok(mails[0]?.startsWith('Subject:'), `cut at ${length}`);
  }
});
