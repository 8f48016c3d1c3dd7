import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleFolder, mboxOf, rawMail } from './exampleMailbox.ts';
import { fileKey, type ReadToEnd } from './knownFiles.ts';
import { openSource, readSource } from './source.ts';

test('a mail of a Maildir keeps its key when it is read, answered and moved', () => {
  for (const name of ['new/17.host', 'cur/17.host:2,', 'cur/17.host:2,RS', 'cur/17.host;2,S']) {
    assert.equal(fileKey(name), '17.host');
  }
  assert.equal(fileKey('.Sent/cur/17:2,S'), '.Sent/17');
  assert.equal(fileKey('INBOX.sbd/Sent'), 'INBOX.sbd/Sent');
});

test('a file that changes while it is read is a clear entry, and does not count as read', async (t) => {
  const folder = exampleFolder({ 'a.eml': rawMail(1), Inbox: mboxOf([rawMail(2), rawMail(3)]), 'z.eml': rawMail(9) });
  t.after(folder.remove);
  const files: ReadToEnd[] = [];
  const reasons: string[] = [];
  const options = {
    onFile: (file: ReadToEnd) => {
      files.push(file);
    },
  };
  let mails = 0;
  for await (const found of readSource(await openSource(folder.path()), options)) {
    mails += found.kind === 'mail' ? 1 : 0;
    if (found.kind === 'refused') {
      reasons.push(`${found.where}: ${found.reason}`);
    } else if (found.where.startsWith('Inbox') && mails === 2) {
      appendFileSync(folder.path('Inbox'), mboxOf([rawMail(4)]));
    }
  }
  assert.deepEqual(reasons, [
    'Inbox: This file changed while it was read. What is new in it comes in when it is read again.',
  ]);
  assert.deepEqual(files.map(({ name }) => name).sort(), ['a.eml', 'z.eml']);
  // The next reading passes over the files that are known and reads the one that is not.
  const known = new Map(files.map((file) => [file.name, file]));
  const again: string[] = [];
  for await (const found of readSource(await openSource(folder.path()), { known })) {
    again.push(found.where.split(',')[0] ?? '');
  }
  assert.deepEqual(again, ['Inbox', 'Inbox', 'Inbox']);
});
