import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedPlainly } from './askedPlainly.ts';

const cases: [string, string][] = [
  ['ask if you could speak at our day', 'Say: Could you speak at our day?'],
  ['Ask Ben whether you want tea', 'Say: Do you want tea?'],
  ['ask the hotel if you have a room', 'Say: Do you have a room?'],
  ['ask if you have read it and whether you would sign', 'Say: Have you read it? Would you sign?'],
  ['ask Ben if you can come, and whether you need a bed', 'Say: Can you come? Do you need a bed?'],
  ['Write to Dr. Helen Marsh at Riverside, ask if you could speak at our day', 'Say: Could you speak at our day?'],
  ['write to Noel Kirwan and ask if you can help', 'Say: Can you help?'],
  ['write to my landlord, say: the heating is off', 'Say: the heating is off'],
  ['Write to Anna at nine and ask for the key', 'Write to Anna at nine and ask for the key'],
  ['ask when you are back', 'Say: When are you back?'],
  ['ask whether you got the sheets', 'Say: Did you get the sheets?'],
  ['say: the oil has come and ask when you can pick it up', 'say: the oil has come. When can you pick it up?'],
  ['say: the oil has come, and say: please bring the can', 'say: the oil has come. Please bring the can'],
  ['say: can you please come?, the door is open', 'say: can you please come? The door is open'],
  ['ask whether it is dry, and say: the key is lost', 'Say: Is it dry? The key is lost'],
  ['say: you can come if you want', 'say: you can come if you want'],
  ['ask Ben if Ana can come', 'Say: Can Ana come?'],
  ['ask Ben if she can come', 'ask Ben if she can come'],
  ['tell Ben to call Ana and ask when you are back', 'tell Ben to call Ana and ask when you are back'],
];

for (const [request, expected] of cases) {
  test(`"${request}"`, () => {
    assert.equal(askedPlainly(request), expected);
  });
}
