import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstName, parseReader, titledIn } from './reader.ts';

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
    ['The Accounts Office', 'ledger@example.org', null],
    ['Oakley Tiles Ltd', 'oakley@example.org', null],
    ['', 'accounts@example.org', null],
    ['Sales, Marta', '', 'Marta'],
    ['Das, Anil', '', 'Anil'],
    ['', 'fh2@example.org', null],
  ];
  for (const [name, address, expected] of names) {
    assert.equal(firstName({ name, address }), expected, `${name} <${address}>`);
  }
});

test('a title in the request is how somebody is greeted, in full and whatever the accents of their name', () => {
  const lefevre = { name: 'LEFEVRE Odile', address: 'o@example.org' };
  assert.equal(titledIn('préviens Mme Lefèvre que le tilleul est sauvé', lefevre), 'Madame Lefèvre');
  const fournier = { name: 'Denis Fournier', address: 'd@example.org' };
  assert.equal(titledIn('remercie M. Fournier pour le devis', fournier), 'Monsieur Fournier');
  const ortega = { name: 'Pilar Ortega', address: 'p@example.org' };
  assert.equal(titledIn('pregúntale a la señora Ortega si viene', ortega), 'señora Ortega');
  assert.equal(titledIn('remercie M. Fournier pour le devis', lefevre), null);
});

test('an initial before a family name is no given name', () => {
  const called = (local: string): string | null => firstName({ name: '', address: `${local}@example.org` });
  assert.deepEqual(['noel', 'aoife', 'brian', 'xiulan', 'ngozi'].map(called), [
    'Noel',
    'Aoife',
    'Brian',
    'Xiulan',
    'Ngozi',
  ]);
  assert.deepEqual(['hmarsh', 'gstanton', 'mpratt', 'mdupree'].map(called), [null, null, null, null]);
});

test('whom a request names with a title is greeted by the family name', () => {
  const called = (name: string): string | null => titledIn(`tell ${name} the lamp is lit`, { name, address: '' });
  assert.deepEqual(['Dr. Helen Marsh', 'Mrs Vale', 'Mr and Mrs Vale', 'Prof. Dr. Ada Brook', 'Ada Brook'].map(called), [
    ...['Dr. Marsh', 'Mrs Vale', 'Mr and Mrs Vale', 'Prof. Dr. Brook', null],
  ]);
});
