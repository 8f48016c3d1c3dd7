import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstName, parseReader, readerInRequest, roleInRequest } from './reader.ts';

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

test('a request may name its reader', () => {
  const requests: [string, string | null][] = [
    ['Tell Maria that the kiln is ready', 'Maria'],
    ['please ask Finn Hale about the key', 'Finn Hale'],
    ['thank Bo for the Rose bowl', 'Bo'],
    ['Sag Nora, dass ihr Paket da ist', 'Nora'],
    ['recommend the hotel Astoria', null],
    ['say that I come on Monday', null],
    ['tell them the kiln is ready', null],
    ['I go to London on Monday; tell Bo', 'Bo'],
    ['write to my landlord about Brook Street', null],
  ];
  for (const [request, expected] of requests) {
    assert.equal(readerInRequest(request), expected, request);
  }
});

test('a request may say what its reader is', () => {
  const requests: [string, string | null][] = [
    ['tell the landlord that the heating is broken', 'the landlord'],
    ['Please write to my boss, I am ill', 'my boss'],
    ['Sag dem Vermieter, dass die Heizung kaputt ist', 'dem Vermieter'],
    ['schreib an unsere Nachbarn, danke für die Äpfel', 'unsere Nachbarn'],
    ['write the report', null],
    ['say that the landlord is late', null],
  ];
  for (const [request, expected] of requests) {
    assert.equal(roleInRequest(request), expected, request);
  }
});
