import assert from 'node:assert/strict';
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { destroyStore } from './destroy.ts';
import { exampleMail, exampleStore } from './exampleMail.ts';
import { inHome } from './home.ts';
import { setPassphrase } from './keys.ts';
import { countAll, personalFiles } from './report.ts';
import { takeMails } from './takeMails.ts';

test('destroying overwrites the key, deletes everything personal and nothing else', (t) => {
  const { database, home, sourceId, remove } = exampleStore();
  t.after(remove);
  takeMails(database, sourceId, [exampleMail(1)], null);
  setPassphrase(home, database.key, 'word');
  mkdirSync(join(home, 'states', 'deep'), { recursive: true });
  writeFileSync(join(home, 'states', 'deep', 'a'), 'x');
  writeFileSync(join(home, 'theirs.txt'), 'x');
  assert.deepEqual(countAll(database), { sent: 1, received: 0, documents: 0, passages: 0, drafts: 0 });
  assert.equal(personalFiles(home).length, 4);
  // A second name for the same file shows what is left of its content.
  linkSync(inHome(home, 'passphrase'), join(home, 'kept'));
  const before = readFileSync(join(home, 'kept'));
  database.close();
  destroyStore(home);
  assert.deepEqual(readdirSync(home).sort(), ['kept', 'theirs.txt']);
  const after = readFileSync(join(home, 'kept'));
  assert.equal(after.length, before.length);
  assert.notDeepEqual(after, before);
  assert.deepEqual(personalFiles(home), []);
});
