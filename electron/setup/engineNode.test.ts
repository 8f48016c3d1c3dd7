import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { findEngineNode } from './engineNode.mjs';

test('the engine runs on the Node that it is tested with, whatever Node there is', (t) => {
  const before = process.env['OWNHAND_NODE'];
  t.after(() => {
    if (before === undefined) {
      delete process.env['OWNHAND_NODE'];
    } else {
      process.env['OWNHAND_NODE'] = before;
    }
  });
  delete process.env['OWNHAND_NODE'];
  const path = findEngineNode();
  assert.match(path, /node_modules/);
  const understands = "new RegExp('(?i:a)B', 'u').test('AB') && typeof Float16Array === 'function'";
  assert.equal(execFileSync(path, ['-p', understands], { encoding: 'utf8' }).trim(), 'true');
  process.env['OWNHAND_NODE'] = '/somewhere/node';
  assert.equal(findEngineNode(), '/somewhere/node');
});
