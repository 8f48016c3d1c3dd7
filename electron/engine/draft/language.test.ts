import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftLanguage, languageName } from './language.ts';

test('the language follows the request', () => {
  assert.equal(draftLanguage('Sag Nora, dass ihr Paket da ist, und frag sie, wann sie kommt', ['en', 'de']), 'de');
  assert.equal(draftLanguage('Tell Nora that her parcel is here and ask when she comes', ['de', 'en']), 'en');
});

test('what the request asks for comes first', () => {
  assert.equal(draftLanguage('Tell Nora in German that her parcel is here', ['en', 'de']), 'de');
});

test('a short request in no known language takes the likeliest', () => {
  assert.equal(draftLanguage('ok, Friday', ['de']), 'de');
  assert.equal(draftLanguage('ok', []), 'en');
});

test('a long request is believed in any language', () => {
  const request = 'Écris à Nora que son colis est arrivé ce matin et demande-lui quand elle pourra venir le chercher';
  assert.equal(draftLanguage(request, ['en']), 'fr');
});

test('languages have names', () => {
  assert.equal(languageName('de'), 'German');
});

test('an order tells the language of a short request', () => {
  for (const [request, language] of [
    ['demande à Claire si elle vient', 'fr'],
    ['pídele a Marta las fotos', 'es'],
    ['sag Nora ab', 'de'],
    ['Frag ihn nach den Fotos', 'de'],
    ['confirme le rendez-vous', 'fr'],
    ['confirm the date', 'en'],
    ['invite Ben to lunch', 'en'],
    ['remind Toby of the keys', 'en'],
    ['lad Nora ein', 'de'],
  ] as const) {
    assert.equal(draftLanguage(request, ['en']), language, request);
  }
});

test('an order that is Italian, too, is Italian to whoever writes that', () => {
  const request = 'invita a cena Marta per sabato e chiedile se viene anche suo fratello';
  assert.equal(draftLanguage(request, ['it', 'en']), 'it');
});
