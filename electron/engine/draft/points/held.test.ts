import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPoints, type PointCheck } from './held.ts';
import { type Pair, tunedOn, unseen } from './pairs.fixtures.ts';

function check(point: string, mail: string, language = 'en', reader: string[] = []): PointCheck {
  const [found] = checkPoints([point], mail, { language, reader });
  assert.ok(found);
  return found;
}

function rightShare(pairs: readonly Pair[]): number {
  const right = pairs.filter(
    ([language, point, mail, truth]) => (check(point, mail, language).state === 'held') === (truth === 'held'),
  );
  return right.length / pairs.length;
}

test('nine points of ten are told rightly, among pairs it was tuned on and among others', () => {
  assert.ok(rightShare(tunedOn) >= 0.95, `tuned on: ${rightShare(tunedOn)}`);
  assert.ok(rightShare(unseen) >= 0.9, `unseen: ${rightShare(unseen)}`);
});

test('the sentence that says a point is told by its place', () => {
  const mail =
    'Hi Nell,\n\nThe kettle is mended. Supper is at half past seven on Friday. Bring nothing.\n\nBest,\nMara';
  const { place } = check('supper on Friday at 19.30', mail);
  assert.ok(place);
  assert.equal(mail.slice(place.from, place.to), 'Supper is at half past seven on Friday.');
});

test('what a point lacks is said in its own words', () => {
  assert.deepEqual(check('the van costs £6,480', 'The van costs £6,840.').lacks, ['6,480']);
  assert.deepEqual(check('see you on Tuesday', 'See you soon.').lacks, ['Tuesday']);
});

test('who reads the mail need not be named in it', () => {
  assert.equal(check('remind Toby of the oil', 'Toby –\n\nDo not forget the oil.', 'en', ['Toby']).state, 'held');
  assert.equal(check('remind Toby of the oil', 'Do not forget the oil.', 'en', ['Ada']).state, 'missing');
});

test('likeness of meaning helps where words do, and never against numbers', () => {
  const alike = { language: 'en', likeness: () => 0.9 };
  const mail = 'The kitchen tap has been leaking since Sunday.';
  const point = 'plumber must look at the tap';
  assert.equal(checkPoints([point], mail, { language: 'en' })[0]?.state, 'missing');
  assert.equal(checkPoints([point], mail, alike)[0]?.state, 'held');
  assert.equal(checkPoints([`${point} at 9`], mail, alike)[0]?.state, 'missing');
});

test('an empty mail, a point without words, and a text of one long line do no harm', () => {
  assert.equal(check('bring the ladder', '').state, 'missing');
  assert.equal(check('…', 'Bring the ladder.').state, 'missing');
  assert.equal(check('bring the ladder', 'word '.repeat(20_000)).state, 'missing');
});
