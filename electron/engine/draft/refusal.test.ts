import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals } from './refusal.ts';

test('a draft refuses no help that nobody asked for', () => {
  assert.ok(refusals('decline her invitation, I am ill').includes(" can't help"));
  assert.ok(refusals('Termin verschieben').includes(' nicht helfen'));
  for (const asked of [
    'say that I cannot help on Sunday',
    'sag ab, ich kann nicht helfen',
    'dis que je ne peux pas aider',
  ]) {
    assert.deepEqual(refusals(asked), [], asked);
  }
});
