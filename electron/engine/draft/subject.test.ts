import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainSubject } from './subject.ts';

const cases: [given: string, body: string, asked: string, language: string, expected: string][] = [
  ['Oil and Small Ladder', 'Bring the oil and the small ladder.', 'oil, ladder', 'en', 'Oil and small ladder'],
  ['Dinner on Monday', 'I am too tired for dinner.', 'decline the dinner', 'en', 'Dinner'],
  ['Repair Costs and Duration', 'The repair costs 640 pounds and takes three weeks.', '', 'en', 'Repair costs'],
  ['Fetch Before Rain', 'The bell is mended.', 'Tell Toby the bell is mended', 'en', 'The bell is mended'],
  ['Meeting', 'We could walk along the river for an hour or so.', '', 'en', ''],
  ['Abendessen am Dienstag', 'ich bin zu müde für das Abendessen.', 'Abendessen absagen', 'de', 'Abendessen'],
  ['Rechnung noch offen', 'die Rechnung ist noch offen.', '', 'de', 'Rechnung noch offen'],
  ['Toby’s clock', 'Is Toby’s clock going?', '', 'en', 'Toby’s clock'],
  ['', 'ich komme nicht.', '', 'de', 'Ich komme nicht'],
];

for (const [given, body, asked, language, expected] of cases) {
  test(`${JSON.stringify(given)} becomes ${JSON.stringify(expected)}`, () => {
    assert.equal(plainSubject(given, { body, asked, language }), expected);
  });
}
