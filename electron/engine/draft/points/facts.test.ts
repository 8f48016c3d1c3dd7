import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsIn, keysIn } from './facts.ts';

function says(text: string, asked: string, language = 'en'): boolean {
  const keys = keysIn(factsIn(text, language));
  const facts = factsIn(asked, language).filter((fact) => fact.keys.length > 0);
  assert.ok(facts.length > 0, `no fact in ${asked}`);
  return facts.every((fact) => fact.keys.some((key) => keys.has(key)));
}

test('a time is the same however it is written', () => {
  for (const written of ['14.30', '14:30', '2.30 pm', '2:30pm', 'half past two', '14:30 h']) {
    assert.ok(says(`at ${written} sharp`, '14.30'), written);
  }
  assert.ok(says('um halb drei', '14.30 Uhr', 'de'));
  assert.ok(says('um viertel nach zwei', '14.15', 'de'));
  assert.ok(says('at a quarter to nine', '8.45'));
  assert.ok(says('at noon', '12:00'));
  assert.ok(says('at ten to four', '15.50'));
  assert.ok(says('at 10 past 4', '16.10'));
  assert.ok(!says('open nine to three', '14.51'));
  assert.ok(!says('ten to four people come', '15.50'));
  assert.ok(!says('at 2.30 am', '14.30'));
  assert.ok(!says('at 15.30', '14.30'));
});

test('a day is the same however it is written', () => {
  for (const written of [
    '3 March',
    'March 3rd',
    'the 3rd of March',
    '3.3.',
    '03/03/2027',
    '2027-03-03',
    'the third of March',
  ]) {
    assert.ok(says(`It is on ${written} then`, '3 March'), written);
  }
  assert.ok(says('am 3. März', '03.03.', 'de'));
  assert.ok(says('am dritten März', '3. März', 'de'));
  assert.ok(!says('on 3 April', '3 March'));
  assert.ok(!says('on the 3rd', '3 March'));
  assert.ok(says('on 3 March', 'the 3rd'));
  assert.ok(says('am Sonnabend', 'Samstag', 'de'));
  assert.ok(says('am Do. oder Do., 5.6.', 'Donnerstag', 'de'));
  assert.ok(!says('What should I do. And what so.', 'Thursday'));
});

test('a number is the same however it is written', () => {
  assert.ok(says('It is £1,140 in all', '1140'));
  assert.ok(says('zusammen 1.140,50 Euro', '1140,50', 'de'));
  assert.ok(says('two hundred and five sheep', '205'));
  assert.ok(says('zweiundfünfzig Gäste', '52', 'de'));
  assert.ok(says('I have one chair', '1'));
  assert.ok(says('ring me on 0161 496 0123', '+44 161 4960123'));
  assert.deepEqual(
    factsIn('10   20   30\n40   50   60', 'en').map(({ words }) => words),
    ['10', '20', '30', '40', '50', '60'],
  );
  assert.ok(!says('It is £1,410 in all', '1140'));
  assert.ok(!says('12 chairs', '2'));
});

test('names and addresses are told', () => {
  assert.ok(says('write to ada@example.org', 'ada@example.org'));
  assert.ok(says('gate B12 then', 'gate B12'));
  assert.ok(says('I met Edith there', 'ask Edith'));
  assert.ok(!says('I met her there', 'ask Edith'));
});
