import assert from 'node:assert/strict';
import { test } from 'node:test';
import { othersWords } from './othersWords.ts';

test('what the other says of themselves is theirs, unless the request says it too', () => {
  const cases: [string, string, string[]][] = [
    ['I would send you the resume tomorrow.', 'ask for the resume today', ['I would send']],
    ['I would send you the resume tomorrow.', 'say I can send it myself', []],
    ['If you sign I can take 10% off. We replaced the belt.', 'say no', ['I can take', 'We replaced the']],
    ["I'll bring the rope.", 'yes', ["I'll bring"]],
    ['I would like to come. I am not sure. We have a party.', 'yes', []],
    ['The lights will blink.', 'yes', []],
  ];
  for (const [answered, asked, expected] of cases) {
    assert.deepEqual(othersWords(answered, asked, 'en'), expected, answered);
  }
  assert.deepEqual(othersWords('Ich schicke dir morgen die Pläne.', 'ja', 'de'), ['Ich schicke dir']);
});
