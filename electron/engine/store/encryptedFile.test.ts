import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { decryptFile, encryptFile } from './encryptedFile.ts';
import { makeKey } from './keys.ts';

function folder(t: TestContext): (name: string) => string {
  const made = mkdtempSync(join(tmpdir(), 'ownhand-file-'));
  t.after(() => {
    rmSync(made, { recursive: true });
  });
  return (name) => join(made, name);
}

test('files of every size come back, and no piece of them can be read, swapped or cut', async (t) => {
  const at = folder(t);
  const key = makeKey();
  for (const size of [0, 1, 2 ** 20 - 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20]) {
    const content = randomBytes(size);
    writeFileSync(at('plain'), content);
    await encryptFile(key, at('plain'), at('closed'));
    await decryptFile(key, at('closed'), at('open'));
    assert.deepEqual(readFileSync(at('open')), content);
    assert.equal(statSync(at('open')).mode & 0o777, 0o600);
  }
  const closed = readFileSync(at('closed'));
  const piece = 2 ** 20 + 16;
  const pieces = [0, 1, 2].map((number) => closed.subarray(40 + number * piece, 40 + (number + 1) * piece));
  const flipped = Buffer.from(closed);
  flipped.writeUInt8(flipped.readUInt8(5_000) ^ 1, 5_000);
  const damaged = {
    flipped,
    swapped: Buffer.concat([closed.subarray(0, 40), ...[1, 0, 2].flatMap((number) => pieces[number] ?? [])]),
    cutAtPiece: closed.subarray(0, 40 + 2 * piece),
    cut: closed.subarray(0, closed.length - 5),
    short: closed.subarray(0, 20),
    empty: Buffer.alloc(0),
    longer: Buffer.concat([closed, pieces[2] ?? Buffer.alloc(0)]),
  };
  for (const [name, bytes] of Object.entries(damaged)) {
    writeFileSync(at(name), bytes);
    await assert.rejects(decryptFile(key, at(name), at('result')), { code: 'store-unreadable' }, name);
  }
  await assert.rejects(decryptFile(makeKey(), at('closed'), at('result')), { code: 'store-unreadable' });
  assert.equal(existsSync(at('result')), false);
  assert.deepEqual(
    readdirSync(at('.')).filter((name) => name.endsWith('.new')),
    [],
  );
});

test('a stopped encryption leaves what was there before', async (t) => {
  const at = folder(t);
  writeFileSync(at('plain'), 'secret');
  writeFileSync(at('closed'), 'before');
  await assert.rejects(encryptFile(makeKey(), at('plain'), at('closed'), AbortSignal.abort()), { code: 'cancelled' });
  assert.equal(readFileSync(at('closed'), 'utf8'), 'before');
});
