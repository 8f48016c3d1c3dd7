import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressTo } from './addressTo.ts';
import type { Letter } from './letter.ts';

const letter = (body: string): Letter => ({ greeting: null, greetingBreaks: 1, body, signOff: null });
const familiar = letter('Kommst du am Freitag? Ich hole dich ab und bringe dir das Buch.');
const formal = letter('Kommen Sie am Freitag? Ich hole Sie ab und bringe Ihnen das Buch.');

test('somebody is addressed as they were in letters, else by their name, else as most are', () => {
  assert.equal(addressTo('Jutta', [formal], [familiar], 'de'), 'formal');
  assert.equal(addressTo('Frau Kern', [familiar], [formal], 'de'), 'familiar');
  assert.equal(addressTo('Frau Kern', [], [familiar], 'de'), 'formal');
  assert.equal(addressTo('Jutta', [], [formal], 'de'), 'familiar');
  assert.equal(addressTo('Jutta Kern', [], [familiar, familiar, formal], 'de'), 'familiar');
  assert.equal(addressTo('', [], [], 'de'), 'formal');
});

test('French and Spanish letters tell by their own words how somebody is addressed', () => {
  const toClaire = letter("Est-ce que tu viens dimanche ? N'oublie pas ton sécateur.");
  const toMadame = { ...letter('Je passe mardi, sauf contrordre.'), greeting: 'Chère Madame,' };
  assert.equal(addressTo('Solange Delacroix', [toMadame], [toClaire], 'fr'), 'formal');
  assert.equal(addressTo('M. Fournier', [], [toClaire], 'fr'), 'formal');
  assert.equal(addressTo('Claire', [], [toMadame], 'fr'), 'familiar');
  const toMarta = letter('¿Vienes mañana? Tráete el collar.');
  const toOrtega = letter('¿Podría usted traerla el jueves?');
  assert.equal(addressTo('Pilar Ortega', [toOrtega], [toMarta], 'es'), 'formal');
  assert.equal(addressTo('Marta Solís', [toMarta], [toOrtega], 'es'), 'familiar');
});
