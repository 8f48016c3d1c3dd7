import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstName, parseReader } from './reader.ts';

test('a reader is read from what people type', () => {
  assert.deepEqual(parseReader('"Hale, Finn" <finn@example.org>'), { name: 'Hale, Finn', address: 'finn@example.org' });
  assert.deepEqual(parseReader('finn@example.org'), { name: '', address: 'finn@example.org' });
  assert.deepEqual(parseReader('Finn Hale'), { name: 'Finn Hale', address: '' });
});

test('the first name is told from a name, then from an address', () => {
  const names: [string, string, string | null][] = [
    ['Finn Hale', '', 'Finn'],
    ['Hale, Finn', '', 'Finn'],
    ['Prof. Ada Brook', '', 'Ada'],
    ['Mrs Brook', '', 'Mrs Brook'],
    ['Prof. Dr. Brook', '', 'Prof. Dr. Brook'],
    ['Mr and Mrs Brook', '', 'Mr and Mrs Brook'],
    ['Aunt Ada Brook', '', 'Aunt Ada'],
    ['Tantchen', '', 'Tantchen'],
    ['Ada Brook and Finn Hale', '', 'Ada and Finn'],
    ['Ada, Bo und Finn', '', 'Ada, Bo und Finn'],
    ['FINN HALE', '', 'Finn'],
    ['Jo Hale via Potters', '', 'Jo'],
    ['', 'finn.hale@example.org', 'Finn'],
    ['', 'info@example.org', null],
    ['', 'fh2@example.org', null],
  ];
  for (const [name, address, expected] of names) {
    assert.equal(firstName({ name, address }), expected, `${name} <${address}>`);
  }
});
