import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedPlainly } from './askedPlainly.ts';

const cases: [string, string][] = [
  ['ask if you could speak at our day', 'ask: could you speak at our day'],
  ['Ask Ben whether you want tea', 'Ask: do you want tea'],
  ['ask the hotel if you have a room', 'ask: do you have a room'],
  ['ask if you have read it and whether you would sign', 'ask: have you read it and would you sign'],
  ['ask Ben if you can come, and whether you need a bed', 'ask: can you come, and do you need a bed'],
  ['Write to Dr. Helen Marsh at Riverside, ask if you could speak at our day', 'Ask: could you speak at our day'],
  ['write to Noel Kirwan and ask if you can help', 'Ask: can you help'],
  ['write to my landlord, say: the heating is off', 'Say: the heating is off'],
  ['Write to Anna at nine and ask for the key', 'Write to Anna at nine and ask for the key'],
  ['ask when you are back', 'ask when you are back'],
  ['ask whether you got the sheets', 'ask whether you got the sheets'],
  ['say: you can come if you want', 'say: you can come if you want'],
  ['ask Ben if Ana can come', 'ask Ben if Ana can come'],
];

for (const [request, expected] of cases) {
  test(`"${request}"`, () => {
    assert.equal(askedPlainly(request), expected);
  });
}
