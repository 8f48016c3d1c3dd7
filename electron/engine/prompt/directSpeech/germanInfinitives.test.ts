import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directSpeech } from './directSpeech.ts';

for (const [request, said] of [
  ['Jutta fragen, ob sie am Sonntag kommt', 'Schreib: Kommst du am Sonntag?'],
  [
    'Tee am Dienstag absagen, bin erkältet, Freitag vorschlagen',
    'Schreib: Ich muss Tee am Dienstag absagen. Ich bin erkältet. Passt Freitag?',
  ],
  [
    'ihre Einladung am Montag annehmen, fragen wo es ist und ob ich etwas mitbringen soll',
    'Schreib: Ich nehme deine Einladung am Montag gern an. Wo ist es, und soll ich etwas mitbringen?',
  ],
  ['für die Kekse bedanken und fragen, wann sie kommt', 'Schreib: Danke für die Kekse. Wann kommst du?'],
  ['den Termin auf Mittwoch verschieben', 'Schreib: Ich möchte den Termin auf Mittwoch verschieben.'],
  ['Jutta zum Essen einladen, Samstag um 7', 'Schreib: Ich möchte dich zum Essen einladen. Samstag um 7'],
  ['nach den Fotos fragen', 'Schreib: Wie sieht es mit den Fotos aus?'],
  ['Jutta bitten, den Schlüssel mitzubringen', 'Schreib: Kannst du bitte den Schlüssel mitbringen?'],
  ['ihr sagen, dass sie die Uhr abholen kann', 'Schreib: Du kannst die Uhr abholen.'],
  ['ich muss leider den Termin absagen', 'ich muss leider den Termin absagen'],
  ['wir wollen Samstag vorschlagen', 'wir wollen Samstag vorschlagen'],
  ['den Termin absagen, kann er auch am Montag', 'Schreib: Ich muss den Termin absagen. Kann er auch am Montag'],
  ['das muss nicht wahr sein; muss nur glaubhaft sein', 'das muss nicht wahr sein; muss nur glaubhaft sein'],
  ['Jutta an den Termin erinnern', 'Schreib: Denk bitte an den Termin.'],
] as const) {
  test(`"${request}"`, () => {
    assert.equal(directSpeech(request, { language: 'de', reader: 'Jutta', closeness: 'familiar' }), said);
  });
}
