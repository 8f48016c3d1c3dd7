import assert from 'node:assert/strict';
import { test } from 'node:test';
import { germanPerson, germanPointOf, turnGerman } from './german.ts';
import { indirect } from './indirect.ts';
import { readerOf } from './reader.ts';

const maria = readerOf('Liebe Maria,', null, 1);
const mueller = readerOf('Sehr geehrter Herr Müller,', null, 1);

const turned: readonly (readonly [string, string])[] = [
  ['ich schicke dir morgen deine Bilder', 'ich schicke ihr morgen ihre Bilder'],
  ['du kannst den Schlüssel behalten', 'sie kann den Schlüssel behalten'],
  ['dann hast du Ruhe', 'dann hat sie Ruhe'],
  ['ich freue mich, dass du am Montag kommst', 'ich freue mich, dass sie am Montag kommt'],
  ['wenn du willst, hole ich dich ab', 'wenn sie will, hole ich sie ab'],
];
test('turns "du" into who reads, and the verb with it, wherever it stands', () => {
  const person = germanPerson(maria);
  assert.ok(person);
  for (const [mail, request] of turned) {
    assert.equal(turnGerman(mail, person), request);
  }
});

test('turns "Sie" too', () => {
  const person = germanPerson(mueller);
  assert.ok(person);
  assert.equal(turnGerman('Sie können Ihre Karte behalten', person), 'er kann seine Karte behalten');
  assert.equal(
    turnGerman('ich habe Ihnen geschrieben, weil Sie es wissen wollten', person),
    'ich habe ihm geschrieben, weil er es wissen wollte',
  );
  assert.equal(turnGerman('das Rad dürfen Sie erwähnen', person), 'das Rad darf er erwähnen');
});

const points: readonly (readonly [string, string])[] = [
  ['Kannst du mir die Folien schicken?', 'frag {ihn}, ob sie mir die Folien schicken kann'],
  ['Und bringst du Kuchen mit?', 'frag {ihn}, ob sie Kuchen mitbringt'],
  ['Wann kommst du an?', 'frag {ihn}, wann sie ankommt'],
  ['Verstehst du, wie ich das meine?', 'frag {ihn}, ob sie versteht, wie ich das meine'],
  ['Vielen Dank für deine Hilfe!', 'bedank dich{bei} für ihre Hilfe'],
  ['Bitte schick mir vier Bilder.', 'sie soll mir vier Bilder schicken'],
  ['Ruf mich bitte am 20. November an.', 'sie soll mich bitte am 20. November anrufen'],
  ['Leider kann ich nicht kommen.', 'leider kann ich nicht kommen'],
];
test('each German sentence becomes what it asks to be written', () => {
  const person = germanPerson(maria);
  assert.ok(person);
  for (const [sentence, expected] of points) {
    const [point] = germanPointOf(sentence, person);
    assert.equal(point?.kind === 'drop' ? '-' : point?.text, expected, sentence);
  }
});

test('a whole German mail', () => {
  assert.equal(
    indirect('Danke für die Karte. Am 20. November bin ich in Kiel. Haben Sie dann Zeit?', 'de', mueller, 0),
    'Bedank dich bei Herrn Müller für die Karte; sag am 20. November bin ich in Kiel; frag ihn, ob er dann Zeit hat.',
  );
  assert.equal(
    indirect('Ich komme nicht.', 'de', readerOf('Hallo Kim,', null, 1), 0),
    null,
    'not for a reader of whom one can speak neither as him nor as her',
  );
});
