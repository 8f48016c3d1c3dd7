import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PairFault } from '../../../contract/pairs.ts';
import { faultOf, type Original, restatementFault } from './checks.ts';
import { choosePairs, type Judged } from './choose.ts';
import { factsOf } from './facts.ts';
import { readerOf } from './reader.ts';

const mail: Original = {
  body: 'Thank you for the plans. I cannot come to Bergen on Friday, since I am ill. Could you send Lucia the 240 euros, and tell me when it is done?',
  language: 'en',
  subject: 'Re: Bergen',
  reader: readerOf('Hi Maria,', null, 1),
  writerNames: ['David', 'David Keys'],
  context: 'Maria Holt',
};

const good =
  'Thank Maria for the plans and tell her Friday in Bergen is off for me, as I cannot travel while ill. Ask her to send 240 euros to Lucia and report back.';

const faults: readonly (readonly [PairFault | null, string])[] = [
  [null, good],
  ['recipient', good.replace('Maria', 'David').replace('her Friday', 'Maria Friday')],
  ['recipient', good.replace('Thank Maria', 'Thank her')],
  ['copied', 'Thank Maria for the plans. I cannot come to Bergen on Friday, ill. Ask her to send Lucia 240 euros.'],
  ['facts', good.replace('240', 'some')],
  ['facts', good.replace('240', '250')],
  ['facts', good.replace('Lucia', 'Kevin')],
  ['facts', good.replace('Friday in Bergen', 'Bergen')],
  ['turned-round', good.replace('tell her', 'tell her you say')],
  ['turned-round', good.replace('Ask her to send', 'Say I will send').replace('report back', 'report')],
  [
    'turned-round',
    good.replace('Friday in Bergen is off for me, as I cannot travel while ill', 'I am ill in Bergen on Friday'),
  ],
  ['length', 'Tell Maria.'.slice(0, 9)],
  ['length', `${good} ${'Also say that it is a pity, and more than that. '.repeat(3)}`],
  [
    'language',
    'Bedanke dich bei Maria für die Pläne und sag ihr, dass ich am Freitag nicht nach Bergen kommen kann, weil ich krank bin.',
  ],
  ['refused', "I'm sorry, but I can't assist with that."],
  ['refused', 'Write to [Name] about the plans, Bergen on Friday and the 240 euros for Lucia.'],
];
test('finds what is wrong with a request', () => {
  for (const [fault, request] of faults) {
    assert.equal(faultOf(request, mail, 'sentence'), fault, request);
  }
});

test('notes need not name the reader and may use the words of the mail, but must hold its facts', () => {
  assert.equal(faultOf('plans thanks; cannot come Bergen Friday, ill; ask: send Lucia 240 euros?', mail, 'note'), null);
  assert.equal(faultOf('plans thanks; cannot come Bergen, ill', mail, 'note'), 'facts');
});

test('where nobody is named, nobody may be named', () => {
  const unnamed = { ...mail, body: 'I shall be late on Monday, sorry.', reader: readerOf('Hi,', null, 1), context: '' };
  assert.equal(faultOf('Tell them I come late Monday, apologise', unnamed, 'sentence'), null);
  assert.equal(faultOf('Tell David I come late Monday, apologise', unnamed, 'sentence'), 'recipient');
  assert.equal(faultOf('Tell Susan I come late Monday, apologise', unnamed, 'sentence'), 'recipient');
});

test('the name of a file or of a function is a fact, a missing blank and "e.g." are none', () => {
  const named = factsOf('Call plot(x) on data$age, e.g. from plan.pdf. The file(s) are here.Thanks', 'en').names;
  assert.deepEqual([...named].sort(), ['age', 'data', 'pdf', 'plan', 'plot']);
  // Would take minutes if it were looked through from each of its signs.
  assert.equal(factsOf('a_'.repeat(200_000), 'en').numbers.size, 0);
});

test('who is to do what is told by the verb behind them', () => {
  const paper = {
    ...mail,
    body: 'Should I expect the paperwork today? I would need it.',
    reader: readerOf(null, null, 0),
    context: '',
  };
  assert.equal(faultOf('Ask if I should expect the paperwork today, as I need it', paper, 'sentence'), null);
  assert.equal(faultOf('Ask if she expects the paperwork today, as I need it', paper, 'sentence'), 'turned-round');
});

test('a time told from now, and an order to the reader, are not made up', () => {
  const hall = {
    ...mail,
    body: 'I am away on the 12th. Is another day that week free? The plan could be changed.',
    context: '',
  };
  const request =
    'Tell Maria that on the 12th I am away, ask if some other day that week is free, and that the plan could change';
  assert.equal(faultOf(request, hall, 'sentence'), null);
  assert.equal(faultOf(request.replace('that week', 'this week'), hall, 'sentence'), 'facts');
  assert.equal(
    faultOf(request.replace(', and that the plan could change', '. Change the plan.'), hall, 'sentence'),
    'turned-round',
  );
});

test('a restatement says as much in other words', () => {
  const plain =
    'I thank you for the plans. Unfortunately I will not be able to travel to Bergen on Friday because I am sick. Please send the 240 euros to Lucia, and inform me afterwards.';
  assert.equal(restatementFault(plain, mail), null);
  assert.equal(restatementFault(mail.body, mail), 'copied');
  assert.equal(restatementFault('I cannot come.', mail), 'length');
  assert.equal(restatementFault(plain.replace('240', '420'), mail), 'facts');
  assert.equal(restatementFault(plain.replace('I thank you for the plans', 'You are welcome'), mail), 'turned-round');
});

const candidate = (changes: Partial<Judged>): Judged => ({
  form: 'sentence',
  request: 'r',
  model: 'm',
  fault: null,
  gain: null,
  ...changes,
});

test('keeps the request of each form that helps most, and of unmeasured ones the first', () => {
  const kept = choosePairs([
    candidate({ request: 'a', gain: 0.2 }),
    candidate({ request: 'b', gain: 0.5 }),
    candidate({ request: 'c', gain: 0.9, fault: 'copied' }),
    candidate({ request: 'n', form: 'note', gain: 0.4 }),
  ]);
  assert.deepEqual(
    kept.map(({ request }) => request),
    ['b', 'n'],
  );
  const close = [candidate({ request: 'rule', model: 'rule', gain: 0.6 }), candidate({ request: 'model', gain: 0.5 })];
  assert.equal(choosePairs(close)[0]?.request, 'model', 'the words of a model before those of a rule');
  assert.equal(choosePairs([candidate({ request: 'a' }), candidate({ request: 'b' })])[0]?.request, 'a');
});

test('a mail without an acceptable request has one row that says why', () => {
  const [dropped, ...others] = choosePairs([
    candidate({ fault: 'turned-round' }),
    candidate({ form: 'note', fault: 'facts' }),
    candidate({ form: 'restatement' }),
  ]);
  assert.deepEqual([dropped?.dropped, others.length], ['turned-round', 0]);
  assert.equal(choosePairs([candidate({ gain: -0.1 })])[0]?.dropped, 'no-gain');
  assert.equal(choosePairs([])[0]?.dropped, 'refused');
});
