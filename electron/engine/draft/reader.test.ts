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
