import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidDirectly, saysAll } from './saidDirectly.ts';

const occasion = { request: '', points: [], language: 'en', reader: null, answering: null, excludeIds: [], past: null };
const says = (said: string, text: string): boolean => saysAll({ said, arm: 'retrieval', occasion }, text);

test('what is said directly is sentences, without those that hold an order', () => {
  assert.deepEqual(saidDirectly('Say: the oil has come. bring the rope, and ask Ben to call'), {
    sentences: ['The oil has come.'],
    isAll: false,
  });
  assert.deepEqual(saidDirectly('Schreib: Das Paket ist da. Frag Ben nach der Adresse').sentences, [
    'Das Paket ist da.',
  ]);
  assert.deepEqual(saidDirectly('tell Finn the oil has come'), { sentences: [], isAll: false });
});

test('a draft has said all when nearly every word of it is there', () => {
  const said = 'Say: the talk went well, twenty people came and we are invited again';
  assert.ok(says(said, 'The talk went well. Twenty people came, and we are invited again.'));
  assert.ok(!says(said, 'The talk went well, and twenty people came.'));
  assert.ok(!says('Say: the price is 40', 'The price is 50.'));
  assert.ok(!says('tell Finn the talk went well', 'The talk went well.'));
});

test('a plain draft goes on', () => {
  assert.ok(!saysAll({ said: 'Say: the oil has come', arm: 'base', occasion }, 'The oil has come.'));
});
