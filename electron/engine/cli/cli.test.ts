import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { heedNoEmptyHome } from '../home.ts';

const entry = join(import.meta.dirname, 'index.ts');

interface Run {
  readonly words: readonly string[];
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function folderFor(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ownhand-cli-'));
  context.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Runs the command line in a folder of its own. */
function own(folder: string, { words, input = '', environment = {} }: Run): { code: number | null; said: string } {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('OWNHAND_'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...words], {
    ...{ cwd: folder, input, encoding: 'utf8', env: { ...Object.fromEntries(inherited), ...environment } },
  });
  return { code: status, said: stdout + stderr };
}

const mail = `${JSON.stringify({ email: 'Hi Ana,\n\nthe kiln is cold.\n\nBea', subject: 'Kiln' })}\n`;
const withWord = { OWNHAND_PASSPHRASE: 'a word' };

test('a passphrase comes from any descriptor, standard input among them', (context) => {
  const folder = folderFor(context);
  writeFileSync(join(folder, 'mail.jsonl'), mail);
  const importing = ['import', 'mail.jsonl', '--no-embed', '--home', 'h', '--passphrase-fd', '0'];
  const { code, said } = own(folder, { words: importing, input: 'Grüße 😀\n' });
  assert.equal(code, 0, said);
  const status = ['status', '--home', 'h'];
  assert.equal(own(folder, { words: status, environment: { OWNHAND_PASSPHRASE: 'Grüße 😀' } }).code, 0);
  assert.equal(own(folder, { words: status, environment: withWord }).code, 3);
  assert.equal(own(folder, { words: [...status, '--passphrase-fd', 'x'] }).code, 2);
});

test('what follows an option is no command, and what objects bring along is none', (context) => {
  const folder = folderFor(context);
  const { code, said } = own(folder, { words: ['--home', 'search', 'status'], environment: withWord });
  assert.match(said, /Nothing is stored yet/);
  assert.equal(code, 0);
  for (const command of ['models', 'pairs', 'voices']) {
    assert.equal(own(folder, { words: [command, 'constructor'], environment: withWord }).code, 2, command);
  }
});

test('a call that cannot be meant is told as such', (context) => {
  const folder = folderFor(context);
  const telling = (...words: string[]) => own(folder, { words: [...words, '--home', 'h'], environment: withWord });
  assert.match(telling('draft', 'hello', '--seed', 'abc').said, /--seed takes a whole number/);
  assert.equal(telling('draft', '').code, 2);
  const missing = telling('complete', '--before', 'a', '--answered', 'nowhere');
  assert.deepEqual(missing, { code: 1, said: 'nowhere cannot be read.\n' });
  assert.match(
    telling('import', 'mail.mbox', '--me', 'Mara Linden').said,
    /--me takes an address, .* not "Mara Linden"/,
  );
  for (const action of ['remove', 'own', 'watch']) {
    assert.match(telling('sources', action, '7').said, /no longer here/);
  }
});

test('whoever only asks makes no store in a folder that was named wrongly', (context) => {
  const folder = folderFor(context);
  for (const words of [['search', 'kiln'], ['people'], ['sources'], ['voices', 'list']]) {
    const { code, said } = own(folder, { words: [...words, '--home', 'nowhere'], environment: withWord });
    assert.deepEqual([code, said], [1, 'Nothing is stored yet. Begin with: ownhand import PATH\n']);
  }
  assert.equal(existsSync(join(folder, 'nowhere', 'ownhand.db')), false);
});

test('a mailbox that is not there is told before the others are taken in', (context) => {
  const folder = folderFor(context);
  writeFileSync(join(folder, 'mail.jsonl'), mail);
  const { code, said } = own(folder, {
    words: ['import', 'mail.jsonl', 'nowhere.mbox', '--json', '--home', 'home'],
    environment: withWord,
  });
  assert.deepEqual([code, said], [1, 'nowhere.mbox is not there. Was it moved or renamed?\n']);
  assert.equal(existsSync(join(folder, 'home', 'ownhand.db')), false);
});

test('an empty variable of the system is as good as none', (context) => {
  const folder = folderFor(context);
  mkdirSync(join(folder, 'person'));
  writeFileSync(join(folder, 'mail.jsonl'), mail);
  const environment = { ...withWord, XDG_CONFIG_HOME: '', HOME: join(folder, 'person') };
  const { code, said } = own(folder, { words: ['import', 'mail.jsonl', '--no-embed'], environment });
  assert.equal(code, 0, said);
  assert.equal(existsSync(join(folder, 'ownhand')), false, 'nothing personal lies where the command was given');
});

test('an empty HOME stands for the folder that the system knows', { skip: process.platform === 'win32' }, () => {
  const environment = { HOME: '' };
  heedNoEmptyHome(environment);
  assert.equal(environment.HOME, userInfo().homedir);
});

test('models says which word is missing, and takes none too many', (context) => {
  const folder = folderFor(context);
  const telling = (...words: string[]) => own(folder, { words: ['models', ...words, '--home', 'h'] });
  for (const words of [
    ['use'],
    ['use', 'writer'],
    ['add'],
    ['remove'],
    ['fetch'],
    ['list', 'all'],
    ['use', 'writer', 'a', 'b'],
  ]) {
    const { code, said } = telling(...words);
    assert.equal(code, 2, said);
    assert.match(said, new RegExp(`Usage: ownhand models ${words[0] ?? ''}`));
  }
});

test('an address that is joined with one of the person’s own is theirs', (context) => {
  const folder = folderFor(context);
  const letters = ['bea', 'bea+kiln'].map(
    (name, i) => `From x\nFrom: ${name}@example.org\nTo: ana@example.org\nMessage-ID: <${i}@x>\n\nHello ${i}\n\n`,
  );
  writeFileSync(join(folder, 'mail.mbox'), letters.join(''));
  const telling = (...words: string[]) => own(folder, { words: [...words, '--home', 'h'], environment: withWord }).said;
  assert.match(telling('import', 'mail.mbox', '--me', 'bea@example.org', '--no-embed'), /2 mails read .*, 1 by you/);
  const suggested = telling('people', 'suggest');
  assert.match(suggested, /You, too\?[^]*bea\+kiln@example\.org>, 1 mail\n[^]*people join bea@example\.org ADDRESS/);
  assert.match(telling('people', 'join', 'bea@example.org', 'bea+kiln@example.org'), /^Yours are /);
  assert.match(telling('status'), /^2 mails by you/);
});

/** Gives a command a terminal of its own, and types something at its first question. */
const terminal = `
import os, pty, sys
child, end = pty.fork()
if child == 0:
    os.execv(sys.argv[2], sys.argv[2:])
said = b''
while True:
    try:
        part = os.read(end, 4096)
    except OSError:
        break
    if not part:
        break
    asked = b'? Numbers' in said or b'Passphrase: ' in said
    said += part
    if not asked and (b'? Numbers' in said or b'Passphrase: ' in said):
        os.write(end, sys.argv[1].encode())
sys.stdout.buffer.write(said)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

test('Ctrl+C at a question ends the command', { skip: process.platform === 'win32' }, (context) => {
  const folder = folderFor(context);
  const letters = ['ana', 'bea', 'ana', 'bea'].map(
    (name, i) => `From x\nFrom: ${name}@example.org\nTo: ana@example.org\nMessage-ID: <${i}@x>\n\nHello ${i}\n\n`,
  );
  writeFileSync(join(folder, 'mail.mbox'), letters.join(''));
  const typing = (environment: Readonly<Record<string, string>>, ...words: string[]) =>
    spawnSync('python3', ['-c', terminal, '\u0003', process.execPath, entry, ...words, '--home', 'h'], {
      ...{ cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment } },
    });
  const importing = typing(withWord, 'import', 'mail.mbox', '--no-embed');
  assert.deepEqual([importing.status, /Stopped/.test(importing.stdout)], [130, true], importing.stdout);
  const unlocking = typing({ OWNHAND_PASSPHRASE: '' }, 'status');
  assert.equal(unlocking.status, 130, unlocking.stdout);
  assert.match(own(folder, { words: ['sources', '--home', 'h', '--json'], environment: withWord }).said, /^\[\]/);
});

test(
  'a result that cannot be written, and progress that nobody reads',
  { skip: process.platform !== 'linux' },
  (context) => {
    const folder = folderFor(context);
    writeFileSync(join(folder, 'mail.jsonl'), mail);
    const inShell = (line: string) =>
      spawnSync('bash', ['-c', line, process.execPath, entry], {
        ...{ cwd: folder, encoding: 'utf8', env: { ...process.env, ...withWord } },
      });
    const full = inShell('"$0" "$1" status --home h > /dev/full');
    assert.deepEqual([full.status, full.stderr.split('\n').length], [1, 2], full.stderr);
    const unread = inShell(
      '{ "$0" "$1" import mail.jsonl --no-embed --home h 2>&1 >&3 | true; echo ${PIPESTATUS[0]}; } 3>&1',
    );
    assert.match(unread.stdout, /1 mail read[^]*\n0\n$/);
  },
);
