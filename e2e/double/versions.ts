/** Versions of that voice, and what came out when they were judged. */
import type { Arm } from '../../electron/contract/drafting.ts';
import type { ArmScore, Judgement, Measured, Voice } from '../../electron/contract/voice.ts';
import { day, writer, writerName } from './learning.ts';

function around(mean: number, spread: number): Measured {
  return { mean, low: mean - spread, high: mean + spread };
}

const armValues: Record<Arm, readonly number[]> = {
  base: [3.82, 0.11, 0.031, 0.142, 0.03, 0, 1.9, 0.02, 0.91],
  prompt: [3.61, 0.34, 0.044, 0.171, 0.79, 0.88, 1.3, 0.02, 0.86],
  retrieval: [3.18, 0.52, 0.071, 0.214, 0.85, 0.91, 1.1, 0.09, 0.84],
  adapter: [2.52, 0.71, 0.088, 0.243, 0.88, 0.94, 1.0, 0.03, 0.82],
  both: [2.41, 0.79, 0.104, 0.268, 0.91, 0.94, 1.0, 0.05, 0.87],
};

function score(arm: Arm): ArmScore {
  const [loss = 0, style = 0, bleu = 0, rougeL = 0, greeting = 0, signOff = 0, length = 0, copied = 0, facts = 0] =
    armValues[arm];
  const share = (mean: number, spread: number): Measured => ({
    mean,
    low: Math.max(0, mean - spread),
    high: Math.min(1, mean + spread),
  });
  return {
    arm,
    loss: around(loss, 0.12),
    bleu: share(bleu, 0.021),
    rougeL: share(rougeL, 0.03),
    style: share(style, 0.09),
    greeting: share(greeting, 0.1),
    signOff: share(signOff, 0.08),
    length: around(length, 0.2),
    copied: share(copied, 0.03),
    facts: share(facts, 0.08),
    ...{ nextWord: null, saved: null, sureRight: null },
  };
}

export const judgement: Judgement = {
  mails: 33,
  arms: (['base', 'prompt', 'retrieval', 'adapter', 'both'] as const).map(score),
  own: {
    style: { mean: 0.93, low: 0.86, high: 0.98 },
    greeting: { mean: 1, low: 1, high: 1 },
    signOff: { mean: 0.97, low: 0.91, high: 1 },
    copied: { mean: 0.04, low: 0.02, high: 0.07 },
  },
  styleAccuracy: 0.94,
  better: true,
  reason:
    'It sounds like you in 26 of 33 mails it had not seen; your mails alone, without a voice, in 17. It copies no more than you repeat yourself.',
};

export function worse(before: Judgement): Judgement {
  return {
    ...before,
    better: false,
    reason:
      'It sounds like you no more often than drafts that follow your mails alone: 18 against 17 of 33. More mail of the last two years would help.',
    arms: before.arms.map((each) =>
      each.arm === 'adapter' || each.arm === 'both'
        ? { ...each, style: around(0.54, 0.09), loss: around(3.05, 0.14), copied: around(0.11, 0.04) }
        : each,
    ),
  };
}

export const version2: Voice = {
  id: 2,
  base: writer,
  baseName: writerName,
  role: 'writer',
  createdAt: Date.now() - 40 * 60_000,
  from: 1,
  active: true,
  bytes: 19_400_000,
  pairs: 342,
  steps: 330,
  epochs: 3,
  lossBefore: 3.6,
  lossAfter: 2.36,
  seconds: 3_100,
  judgement,
  obstacle: null,
};

export const version1: Voice = {
  ...version2,
  id: 1,
  createdAt: Date.now() - 92 * day,
  from: null,
  active: false,
  pairs: 214,
  seconds: 1_900,
  judgement: {
    ...judgement,
    mails: 24,
    reason: 'It sounds like you in 15 of 24 mails it had not seen; your mails alone in 12.',
    arms: judgement.arms.map((each) => (each.arm === 'both' ? { ...each, style: around(0.64, 0.11) } : each)),
  },
};

const completerArm = (arm: Arm, loss: number, nextWord: number, saved: number): ArmScore => ({
  ...{ arm, loss: around(loss, 0.1), nextWord: around(nextWord, 0.03), saved: around(saved, 0.02) },
  sureRight: around(0.74, 0.05),
  ...{ bleu: null, rougeL: null, style: null, greeting: null, signOff: null, length: null, copied: null, facts: null },
});

/** A voice of the model that completes. */
export const version3: Voice = {
  ...version2,
  id: 3,
  base: 'smollm2-135m-instruct',
  baseName: 'SmolLM2 135M Instruct',
  role: 'completer',
  createdAt: Date.now() - 10 * 60_000,
  from: null,
  bytes: 4_900_000,
  pairs: 342,
  seconds: 560,
  judgement: {
    mails: 33,
    arms: [completerArm('base', 3.21, 0.28, 0.06), completerArm('adapter', 2.64, 0.36, 0.11)],
    own: { style: null, greeting: null, signOff: null, copied: null },
    styleAccuracy: null,
    better: true,
    reason:
      'Of the next words in 20 mails that it had not seen, it foresees 8.0 of 100 more than without your voice, and saves 5.0 of 100 keys more. Of the words that it says, 74 of 100 are right.',
  },
};
