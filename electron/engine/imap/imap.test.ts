import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase, type Database } from '../store/database.ts';
import { readAccount as storedAccount } from '../store/accounts.ts';
import { listSources, removeSource } from '../store/sources.ts';
import { rawMail } from '../mail/exampleMailbox.ts';
import { Account, accountFrom, isLocal, pathOf, type Account as AccountType } from './account.ts';
import { withConnection } from './connection.ts';
import { credentials, dovecot, type ExampleServer, startServer } from './exampleServer.ts';
import { listFolders } from './folders.ts';
import { importAccount, inspectAccount } from './import.ts';

const skip = dovecot === null ? 'Dovecot is not installed: apt-get install dovecot-imapd' : false;
const other = 'Tobias Renn <tobias@example.org>';

let server: ExampleServer;
before(async () => {
  if (skip === false) {
    server = await startServer({
      'cur/1:2,S': rawMail(1, { from: other }),
      'cur/2:2,': rawMail(2, { from: other }),
      '.Abgelegt/cur/3:2,S': rawMail(3),
      '.Abgelegt/cur/4:2,S': rawMail(4, { from: 'Mara Linden <mara@elsewhere.example>' }),
      '.Weg/cur/5:2,S': rawMail(5),
      '.Lampen/cur/6:2,SD': rawMail(6),
      '.Lampen/cur/7:2,S': rawMail(7, { from: other }),
    });
  }
});
after(async () => {
  if (skip === false) {
    await server.stop();
  }
});

function account(folders: readonly string[] = [], changes: Partial<AccountType> = {}): AccountType {
  const settings = { server: 'localhost', port: server.ports.plain, security: 'none' as const, ...credentials };
  const uses: Record<string, 'sent' | 'inbox'> = { Abgelegt: 'sent', INBOX: 'inbox' };
  return { ...accountFrom(settings), folders: folders.map((path) => ({ path, use: uses[path] ?? null })), ...changes };
}

function example(t: { after: (act: () => void) => void }): { database: Database; subjects: () => string[] } {
  const home = mkdtempSync(join(tmpdir(), 'ownhand-store-'));
  const database = openDatabase(home, 'ab'.repeat(32));
  t.after(() => {
    database.close();
    rmSync(home, { recursive: true });
  });
  const subjects = (): string[] =>
    database.all<{ subject: string }>('SELECT subject FROM mails ORDER BY subject').map(({ subject }) => subject);
  return { database, subjects };
}

const me = ['mara@example.org'];

test(
  'folders are listed with their use, whatever they are called, and the number of their mails',
  { skip },
  async () => {
    const folders = await listFolders(account(), {});
    assert.deepEqual(
      folders.map(({ name, mails, use, suggested }) => [name, mails, use, suggested]),
      [
        ['Abgelegt', 2, 'sent', true],
        ['INBOX', 2, 'inbox', true],
        ['Lampen', 2, null, true],
        ['Weg', 1, 'trash', false],
      ],
    );
  },
);

test('what is marked as a draft is taken in only where everything is wanted', { skip }, async (t) => {
  const folder = account(['Lampen']);
  const { leftOut, read } = await importAccount(example(t).database, folder, me);
  assert.deepEqual([leftOut, read], [[{ why: 'drafts', mails: 1 }], 1]);
  assert.equal((await importAccount(example(t).database, folder, me, { everything: true })).read, 2);
});

test(
  'an account is taken in, only what is new the next time, and nothing changes on the server',
  { skip },
  async (t) => {
    const { database, subjects } = example(t);
    const chosen = account(['Abgelegt', 'INBOX', 'Lampen']);
    const { candidates, suggested, mails } = await inspectAccount(chosen, {});
    assert.equal(mails, 6);
    assert.deepEqual([...suggested].sort(), ['mara@elsewhere.example', 'mara@example.org']);
    assert.ok(candidates.length > 2);
    const names = (): string[] =>
      ['cur', '.Abgelegt/cur', '.Lampen/cur'].flatMap((name) => readdirSync(server.path(name)));
    const flagsBefore = names().sort();
    const first = await importAccount(database, chosen, me, { name: 'Mara Linden' });
    assert.deepEqual(subjects(), ['Lamp 1', 'Lamp 2', 'Lamp 3', 'Lamp 4', 'Lamp 7']);
    assert.deepEqual([first.read, first.sent, first.received, first.refused], [5, 2, 3, 0]);
    assert.deepEqual(first.leftOut, [{ why: 'drafts', mails: 1 }]);
    assert.deepEqual(names().sort(), flagsBefore);
    const again = await importAccount(database, chosen, me, { isLook: true });
    assert.equal(again.read, 0);
    server.put('new/8', rawMail(8, { from: other }));
    const third = await importAccount(database, chosen, me, { isLook: true });
    assert.deepEqual([third.read, third.received], [1, 1]);
    const [source] = listSources(database);
    assert.deepEqual([source?.format, source?.mails, source?.watched], ['imap', 6, false]);
    assert.equal(storedAccount(database, source?.id ?? 0, Account)?.password, credentials.password);
    await removeSource(database, source?.id ?? 0);
    assert.deepEqual(database.all('SELECT * FROM accounts'), []);
  },
);

test(
  'what was stopped goes on where it was; a folder that was numbered anew is read again and doubles nothing',
  { skip },
  async (t) => {
    const { database, subjects } = example(t);
    await importAccount(database, account(['Abgelegt']), me);
    await assert.rejects(importAccount(database, account(['Abgelegt', 'INBOX']), me, { signal: AbortSignal.abort() }), {
      code: 'cancelled',
    });
    const rest = await importAccount(database, account(['Abgelegt', 'INBOX']), me);
    assert.deepEqual([rest.read, rest.known], [3, 0], 'only the folder that was not read yet');
    const all = subjects();
    database.change(`UPDATE sources SET cursor = ?`, JSON.stringify('{"INBOX":{"validity":"1","uid":99}}'));
    const again = await importAccount(database, account(['INBOX', 'Gone']), me);
    assert.equal(again.read, again.known);
    assert.deepEqual(again.refusals, [{ where: 'Gone', reason: 'This folder is no longer on the server.' }]);
    assert.deepEqual(subjects(), all);
  },
);

test('encrypted: with a certificate that is trusted, and not at all with one that is not', { skip }, async () => {
  const { certificate: trusted } = server;
  for (const [security, port] of [
    ['tls', server.ports.tls],
    ['starttls', server.ports.plain],
  ] as const) {
    const encrypted = account([], { security, port });
    assert.ok((await listFolders(encrypted, { trusted })).length > 0);
    await assert.rejects(listFolders(encrypted, {}), {
      code: 'unreachable',
      message: /certificate is not to be trusted/,
    });
  }
});

test('what goes wrong is said in a sentence that says what to do', { skip }, async () => {
  await assert.rejects(listFolders(account([], { password: 'wrong' }), {}), {
    code: 'login-refused',
    message: /app password/,
  });
  await assert.rejects(listFolders(account([], { port: 1 }), {}), { code: 'unreachable', message: /does not answer/ });
  const nowhere = account([], { server: 'mail.invalid', security: 'tls', port: 993 });
  await assert.rejects(listFolders(nowhere, {}), { code: 'unreachable', message: /no server called mail\.invalid/ });
  await assert.rejects(
    withConnection(account(), {}, () => Promise.reject(new Error('cut'))),
    { code: 'unreachable', message: /it goes on from there/ },
  );
});

test('a server without encryption is never sent a password, unless it is this computer', async (t) => {
  const heard: string[] = [];
  const plain = createServer((socket) => {
    socket.write('* OK lamps\r\n');
    socket.on('data', (data) => {
      const line = data.toString();
      heard.push(line);
      const tag = line.split(' ')[0] ?? '';
      socket.write(/CAPABILITY/i.test(line) ? `* CAPABILITY IMAP4rev1\r\n${tag} OK\r\n` : `${tag} BAD\r\n`);
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => plain.once('listening', resolve));
  t.after(() => {
    plain.close();
  });
  const address = plain.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const settings = { server: 'localhost', port, security: 'starttls' as const, ...credentials };
  await assert.rejects(listFolders(accountFrom(settings), {}), { code: 'unreachable' });
  assert.ok(!heard.join('').includes(credentials.password));
  assert.equal(accountFrom({ ...settings, server: 'mail.example.org', security: 'none' }).security, 'tls');
  assert.equal(isLocal('mail.example.org'), false);
  assert.equal(pathOf(accountFrom(settings)), `imap://mara%40example.org@localhost:${port}`);
});

test('only one file speaks with mail servers, and only to read', () => {
  const source = readFileSync(new URL('./read.ts', import.meta.url), 'utf8');
  assert.match(source, /readOnly: true/);
  assert.doesNotMatch(source, /messageFlags|messageDelete|messageMove|append\(|getMailboxLock/);
});
