import assert from 'node:assert/strict';
import { test } from 'node:test';
import { armScore, type Measures, unmeasured } from './measures.ts';
import { judgeVoice, type Verdict } from './verdict.ts';

/** Twenty mails of different difficulty. */
const retrieval: Measures[] = Array.from({ length: 20 }, (_, at) => ({
  ...unmeasured,
  ...{ loss: 2 + at / 10, style: 0.3 + (at % 5) / 20, copied: 0, facts: at % 4 === 0 ? null : 0.8 },
}));

function judged(change: (measures: Measures, at: number) => Partial<Measures>, learned = 200): Verdict {
  const both = retrieval.map((measures, at) => ({ ...measures, ...change(measures, at) }));
  return judgeVoice({ both, retrieval, ownCopied: 0.02, learned });
}

const better = ({ loss, style }: Measures): Partial<Measures> => ({
  loss: (loss ?? 0) - 0.3,
  style: (style ?? 0) + 0.2,
});

test('a voice is switched on where it is surely closer and reads more like the person', () => {
  const { better: on, reason } = judged(better);
  assert.equal(on, true);
  assert.match(reason, /20 mails/);
});

test('it stays off where one of the two is missing, or may be chance', () => {
  assert.match(judged((each) => ({ ...better(each), loss: each.loss })).reason, /does not come closer/);
  assert.match(judged((each) => ({ ...better(each), style: each.style })).reason, /do not read more like you/);
  const loss = judged((each, at) => ({ ...better(each), loss: (each.loss ?? 0) - (at === 3 ? 0.5 : 0) }));
  assert.equal(loss.better, false);
  assert.match(loss.reason, /may be chance/);
  assert.match(judged((each) => ({ ...better(each), style: each.style }), 60).reason, /from 60 mails; more mail/);
});

test('that drafts read more like the person may be chance where the mail is surely likelier, and is said then', () => {
  const style = judged((each, at) => ({ ...better(each), style: (each.style ?? 0) + (at === 3 ? 0.5 : 0) }));
  assert.equal(style.better, true);
  assert.match(style.reason, /may be chance on 20 mails/);
});

test('it stays off where it copies more than the person repeats, or loses facts', () => {
  assert.match(
    judged((each) => ({ ...better(each), copied: 0.2 })).reason,
    /copies whole sentences.*20 %, you|copies.*20 %/,
  );
  assert.equal(judged((each) => ({ ...better(each), copied: 0.02 })).better, true, 'no more than the person');
  assert.match(judged((each) => ({ ...better(each), facts: each.facts === null ? null : 0.6 })).reason, /loses facts/);
});

test('a handful of mails is too few to tell', () => {
  const few = retrieval.slice(0, 5);
  const verdict = judgeVoice({
    both: few.map((each) => ({ ...each, ...better(each) })),
    retrieval: few,
    ownCopied: 0,
    learned: 20,
  });
  assert.equal(verdict.better, false);
  assert.match(verdict.reason, /Only 5 mails/);
  assert.doesNotMatch(verdict.reason, /stays off/, 'it may be switched on all the same');
});

test('a mail counts only where it was drafted with the voice and without', () => {
  const undrafted = retrieval.map((each, at) => ({ ...each, style: at < 3 ? each.style : null }));
  const both = retrieval.map((each) => ({ ...each, ...better(each) }));
  const verdict = judgeVoice({ both, retrieval: undrafted, ownCopied: 0, learned: 20 });
  assert.match(verdict.reason, /Only 3 mails/);
  const none = retrieval.map((each) => ({ ...each, style: null }));
  const nothing = judgeVoice({ both: none, retrieval: none, ownCopied: 0, learned: 20 });
  assert.match(nothing.reason, /^No mail could be judged on/);
});

test('an arm is summed up over what could be measured', () => {
  const score = armScore('retrieval', retrieval);
  assert.equal(score.facts?.mean.toFixed(2), '0.80');
  assert.equal(score.bleu, null);
  assert.ok(score.loss !== null && score.loss.low < 2.95 && score.loss.high > 2.95);
});

test('that the model wrote nothing on one side is not said to be a lack of mail', () => {
  const silent = (each: Measures): Partial<Measures> => ({ ...better(each), style: null, copied: null, facts: null });
  assert.match(judged(silent).reason, /^With it, this model wrote nothing/);
  const both = retrieval.map((each) => ({ ...each, ...better(each) }));
  const without = retrieval.map((each) => ({ ...each, style: null }));
  const { better: on, reason } = judgeVoice({ both, retrieval: without, ownCopied: 0, learned: 200 });
  assert.equal(on, false);
  assert.match(reason, /^Without it, this model wrote nothing/);
});
