import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from './language.ts';
import { LanguageHabits } from './languageHabits.ts';

test('languages are told from a sentence', () => {
  for (const [language, text] of [
    ['en', 'I will send it on Monday.'],
    ['en', 'Does anybody know how to do this in R?'],
    ['de', 'Kannst du die Datei bitte prüfen?'],
    ['fr', 'La réunion est reportée à vendredi.'],
    ['es', '¿Puedes revisar el archivo adjunto?'],
    ['it', 'Richiamami oggi pomeriggio.'],
    ['nl', 'De vergadering is naar vrijdag verplaatst.'],
    ['pt', 'A reunião foi adiada para sexta.'],
    ['pl', 'Czy możesz sprawdzić załącznik?'],
    ['sv', 'Mötet är flyttat till fredag.'],
    ['fi', 'Lamppu palaa majakassa ja vene odottaa meitä rannassa huomenna aamulla.'],
    ['ru', 'Я отправлю это в понедельник.'],
    ['ja', '月曜日に送ります。'],
    ['ja', '10月3日に送ります。'],
    ['zh', '我星期一发给你。'],
  ] as const) {
    assert.equal(languageOf(text), language, text);
  }
});

test('too few words are in the language that their author usually writes', () => {
  assert.equal(languageOf('Adequate.'), null);
  assert.equal(languageOf('Adequate.', 'en'), 'en');
  assert.equal(languageOf('Gerne.', 'de'), 'de');
  assert.equal(languageOf('https://example.org/1 42', 'de'), 'de');
  assert.equal(languageOf('Liga-me esta tarde, por favor.', 'pt'), 'pt');
});

test('a short text in plainly another language than usual is in that language', () => {
  assert.equal(languageOf('Merci beaucoup.', 'de'), 'fr');
  assert.equal(languageOf('Thanks a lot, will do!', 'de'), 'en');
});

test('addresses and numbers are no words', () => {
  assert.equal(languageOf('Die Datei liegt unter https://example.org/the/quick/brown/fox/jumps.html bereit'), 'de');
});

test('an author’s usual language is the one that most of their mail was in', () => {
  const habits = new LanguageHabits();
  assert.equal(habits.usual('mara@example.org'), null);
  for (const language of ['en', 'de', null, 'de']) {
    habits.note('mara@example.org', language);
  }
  habits.note('tobias@example.org', 'fr');
  assert.equal(habits.usual('mara@example.org'), 'de');
});
