import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeCompleter } from './completingVerdict.ts';
import { type Measures, unmeasured } from './measures.ts';

const without: Measures[] = Array.from({ length: 12 }, (_, at) => ({
  ...unmeasured,
  ...{ loss: 2 + at / 10, nextWord: 0.3 + (at % 4) / 50, saved: 0.05, sureRight: 0.8 },
}));

function judged(change: (measures: Measures) => Partial<Measures>, mails = without) {
  const withVoice = mails.map((measures) => ({ ...measures, ...change(measures) }));
  return judgeCompleter({ without: mails, withVoice, learned: 60 });
}

const better = ({ loss, nextWord, saved }: Measures): Partial<Measures> => ({
  loss: (loss ?? 0) - 0.3,
  nextWord: (nextWord ?? 0) + 0.06,
  saved: (saved ?? 0) + 0.02,
});

test('a completer is switched on where it foresees more, and says how much', () => {
  const { better: on, reason } = judged(better);
  assert.equal(on, true);
  assert.match(reason, /12 mails.*6\.0 of 100 more.*2\.0 of 100 keys.*80 of 100 are right/s);
});

test('it stays off where a measure does not gain, with what would help', () => {
  assert.match(judged((each) => ({ ...better(each), loss: each.loss })).reason, /does not foresee.*more mail would/s);
  assert.match(judged((each) => ({ ...better(each), nextWord: each.nextWord })).reason, /not right more often/);
  assert.match(judged((each) => ({ ...better(each), saved: 0.01 })).reason, /not right more often/);
  assert.match(judged((each) => ({ ...better(each), sureRight: 0.4 })).reason, /too sure of itself.*40 of 100/);
  assert.match(judged(better, without.slice(0, 3)).reason, /too little mail/);
});
