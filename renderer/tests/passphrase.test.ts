import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weaknessOf } from '../screens/unlock/passphrase.ts';

test('a new passphrase must be long, varied and typed twice alike', () => {
  assert.match(weaknessOf('short', 'short') ?? '', /at least 10/);
  assert.match(weaknessOf('aaaaaaaaaaaa', 'aaaaaaaaaaaa') ?? '', /easy to guess/);
  assert.match(weaknessOf('lamp river seven', 'lamp river sevem') ?? '', /match/);
  assert.equal(weaknessOf('lamp river seven', 'lamp river seven'), null);
});
