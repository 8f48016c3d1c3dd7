import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untoldDays } from './days.ts';
import { avoidFigures, toldFigures } from './figures.ts';
import { leaks } from './leaks.ts';
import { avoidUntold } from './untold.ts';
import { wordStarts } from './wordStarts.ts';

/** A tokenizer that knows words of up to six letters and takes longer ones and numbers apart. */
function tokensOf(text: string): number[] {
  const pieces = text.match(/ ?(?:\d|[^\s\d]{1,6})/g) ?? [];
  return pieces.map((piece) => Array.from(piece).reduce((sum, sign) => sum * 997 + (sign.codePointAt(0) ?? 0), 7));
}
/** Whether digits may be written one after the other. */
function mayWrite(digits: string, told: ReadonlySet<string>): boolean {
  const avoid = avoidFigures(told, tokensOf);
  const tokens = tokensOf(digits);
  return tokens.every((token, at) => !avoid([1, ...tokens.slice(0, at)]).includes(token));
}

for (const [text, language, may, mayNot] of [
  ['lunch at 14, 3 of us', 'en', ['14', '2', '02', '3', '15', '14:00'], ['16', '4', '142', '9', '30', '00', '14:05']],
  ['half past seven, twenty-five chairs', 'en', ['7', '19', '30', '25'], ['8', '35']],
  ['the 1,140 pounds', 'en', ['1140', '140', '1'], ['41', '1141']],
  ['1140 Euro', 'de', ['1140', '140'], ['1150']],
  ['um halb acht, zweiundfünfzig Stühle', 'de', ['7', '19', '30', '52'], ['53', '6']],
  ['on 12 March', 'en', ['12', '3'], ['13', '14', '4']],
  ['trois chaises pour vendredi', 'fr', ['3'], ['4']],
  ['cuatro sillas', 'es', ['4', '16'], ['5', '17']],
  ['come', 'en', [], ['1', '2', '9', '00']],
  ['on Friday, not the day after tomorrow', 'en', [], ['1', '2', '4', '5']],
] as const) {
  test(`figures of "${text}"`, () => {
    const told = toldFigures(text, language);
    assert.deepEqual(
      [...may, ...mayNot].filter((digits) => mayWrite(digits, told)),
      [...may],
    );
  });
}

test('days and months that are told in any form may be named', () => {
  const untold = untoldDays('on fri or at the weekend, from 3/5 on', 'en');
  assert.ok(untold.includes('Monday') && untold.includes('tomorrow') && untold.includes('August'));
  for (const told of ['Friday', 'Saturday', 'Sunday']) {
    assert.ok(!untold.includes(told), told);
  }
  assert.ok(!untoldDays('le 3.9., mercredi', 'fr').includes('septembre'));
  assert.ok(!untoldDays('Termin am Mo. um 9', 'de').includes('Montag'));
  assert.deepEqual(untoldDays('on Friday', 'nl'), []);
});

test('names and single words of examples are leaks, habits and what was told are not', () => {
  const mails = (count: number): string[] => [
    'the Lark sails with Toby to the museum',
    ...Array.from({ length: count - 1 }, () => 'the Lark sails again today'),
  ];
  const of = (count: number, told: string): string[] =>
    leaks(mails(count).slice(0, 1), mails(count), told, 'en').sort();
  assert.deepEqual(of(80, 'ask whether it rains'), ['Toby', 'museum']);
  assert.deepEqual(of(80, 'tell Toby about museums'), []);
  assert.deepEqual(of(8, 'ask whether it rains'), ['Toby'], 'of few mails most words stand in one');
});

test('a word is kept away by its beginning only where few others have it', () => {
  assert.deepEqual(wordStarts(['museum'], [], tokensOf), tokensOf(' museum'));
  assert.deepEqual(wordStarts(['museums'], [], tokensOf), tokensOf(' museum'));
  assert.deepEqual(wordStarts(['museums'], ['museum'], tokensOf), []);
});

test('whoever asks for their number, or for a list, gets figures', () => {
  const untold = { leaks: [], language: 'en' };
  const at = (request: string): number[] =>
    avoidUntold({ ...untold, told: request, asked: request }, tokensOf).flatMap((avoid) => [...avoid([1])]);
  const [nine = 0] = tokensOf('9');
  assert.ok(at('tell him that I come').includes(nine));
  assert.ok(at('tell her the price went up').includes(nine));
  for (const request of ['give him my phone number', 'send Kit the address of the mill', 'lunch at the usual time']) {
    assert.ok(!at(request).includes(nine), request);
  }
  assert.ok(!at('write a short list of reasons').includes(nine));
  assert.ok(!at('gib ihm meine neue Adresse').includes(nine));
});
