import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knownGermanOrders } from './knownGermanOrders.ts';

const german: [request: string, reader: string | null, expected: string][] = [
  ['sag Jutta für Sonntag ab, bin krank', 'Jutta', 'sag Jutta, dass ich für Sonntag absagen muss, bin krank'],
  [
    'Sag Jutta das Abendessen am Freitag ab und schlag Samstag vor',
    'Jutta',
    'Sag Jutta, dass ich das Abendessen am Freitag absagen muss und frag, ob Samstag passt',
  ],
  ['schlag ihr den Montag vor', null, 'schlag ihr den Montag vor'],
  ['schlag ihr Samstag um drei vor', null, 'frag, ob Samstag um drei passt'],
  ['bitte sag ihm ab, keine Zeit', null, 'bitte sag ihm, dass ich absagen muss, keine Zeit'],
  ['sag Jutta, dass es ab Montag geht', 'Jutta', 'sag Jutta, dass es ab Montag geht'],
  ['sag Jutta Bescheid, ich fahre ab', 'Jutta', 'sag Jutta Bescheid, ich fahre ab'],
];

for (const [request, reader, expected] of german) {
  test(`${JSON.stringify(request)} to ${reader ?? 'somebody'}`, () => {
    assert.equal(knownGermanOrders(request, reader), expected);
  });
}
