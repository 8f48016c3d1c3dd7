import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directSpeech } from './directSpeech.ts';

for (const [request, said] of [
  ['frag Jutta nach den Fotos', 'Schreib: Wie sieht es mit den Fotos aus?'],
  ['frag Jutta nach ihrer Adresse', 'Schreib: Wie sieht es mit deiner Adresse aus?'],
  ['erinnere Jutta an ihren Termin', 'Schreib: Denk bitte an deinen Termin.'],
  ['gratuliere Jutta zum neuen Job', 'Schreib: Herzlichen Glückwunsch zum neuen Job.'],
  ['wünsch Jutta einen schönen Urlaub', 'Schreib: Ich wünsche dir einen schönen Urlaub.'],
  [
    'bedank dich bei Jutta für die Kekse und frag sie, wann sie wieder kommt',
    'Schreib: Danke für die Kekse. Wann kommst du wieder?',
  ],
  ['sag Jutta danke für die Hilfe', 'Schreib: Danke für die Hilfe.'],
  ['entschuldige dich für die späte Antwort', 'Schreib: Bitte entschuldige die späte Antwort.'],
  ['lad die Eltern zum Fest am 12. Juni ein', 'Schreib: Ich möchte euch zum Fest am 12. Juni einladen.'],
  ['bitte Jutta um die Rechnung', 'Schreib: Kann ich bitte die Rechnung haben?'],
  ['bitte Jutta um Geduld', 'Schreib: Ich bitte dich um Geduld.'],
  [
    'sag Jutta, dass das Paket da ist, und bitte sie um die Adresse von Tormod',
    'Schreib: Das Paket ist da. Kann ich bitte die Adresse von Tormod haben?',
  ],
  ['bitte um Rückruf', 'Schreib: Ich bitte um Rückruf.'],
  ['verschieb den Termin auf Mittwoch', 'Schreib: Ich möchte den Termin auf Mittwoch verschieben.'],
  ['bestätige den Termin', 'Schreib: Ich bestätige den Termin.'],
  ['sag Jutta für Samstag zu', 'Schreib: Ich sage gern für Samstag zu.'],
  ['hak bei Jutta nach, ob der Brief da ist', 'Schreib: Ist der Brief da?'],
] as const) {
  test(`"${request}"`, () => {
    assert.equal(directSpeech(request, { language: 'de', reader: 'Jutta', closeness: 'familiar' }), said);
  });
}

test('whoever is called Sie is thanked and invited so', () => {
  const speech = { language: 'de', reader: 'Frau Kern', closeness: null };
  assert.equal(directSpeech('lad Frau Kern zum Essen ein', speech), 'Schreib: Ich möchte Sie zum Essen einladen.');
  assert.equal(directSpeech('entschuldige dich für den Lärm', speech), 'Schreib: Bitte entschuldigen Sie den Lärm.');
});
