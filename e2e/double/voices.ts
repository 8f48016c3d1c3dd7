/** What an engine would answer about the voice of an invented person, state by state. */
import type { Engine } from '../../electron/contract/engine.ts';
import type { Arm, Draft } from '../../electron/contract/drafting.ts';
import type { Model } from '../../electron/contract/models.ts';
import type { Handlers } from '../../electron/contract/method.ts';
import type {
  ArmScore,
  Judgement,
  LossPoint,
  Measured,
  Pair,
  PairFault,
  Voice,
  VoiceAdvice,
  VoiceJob,
} from '../../electron/contract/voice.ts';
import { until } from './engine.ts';

const day = 24 * 60 * 60 * 1000;
const writer = 'qwen2.5-coder-1.5b-instruct';
const writerName = 'Qwen2.5 Coder 1.5B Instruct';

export const advice: VoiceAdvice = {
  mails: 380,
  leftOut: [
    { reason: 'fewer than six words of their own', mails: 74 },
    { reason: 'the same text as another mail', mails: 21 },
    { reason: 'mostly forwarded text', mails: 15 },
    { reason: 'written by a program', mails: 9 },
  ],
  languages: [
    { language: 'en', mails: 291 },
    { language: 'de', mails: 89 },
  ],
  readers: 52,
  verdict: 'enough',
  reason: 'That is enough to learn your way of writing, in both languages.',
  bases: [
    {
      model: writer,
      name: writerName,
      role: 'writer',
      suggested: true,
      obstacle: null,
      trainingSeconds: 2_900,
      memoryBytes: 2_600_000_000,
    },
    {
      model: 'qwen2.5-coder-0.5b-instruct',
      name: 'Qwen2.5 Coder 0.5B Instruct',
      role: 'writer',
      suggested: false,
      obstacle: null,
      trainingSeconds: 1_080,
      memoryBytes: 1_300_000_000,
    },
    {
      model: 'qwen3-8b',
      name: 'Qwen3 8B',
      role: 'writer',
      suggested: false,
      obstacle: 'Needs 11 GB of memory to learn; this computer has 8 GB.',
      trainingSeconds: null,
      memoryBytes: null,
    },
    {
      model: 'smollm2-135m-instruct',
      name: 'SmolLM2 135M Instruct',
      role: 'completer',
      suggested: false,
      obstacle: null,
      trainingSeconds: 420,
      memoryBytes: 610_000_000,
    },
  ],
  pairs: 0,
  waiting: 380,
  playbackSeconds: 1_500,
};

const unmeasured: VoiceAdvice = {
  ...advice,
  bases: advice.bases.map((base) => ({ ...base, trainingSeconds: null, memoryBytes: null })),
  playbackSeconds: null,
};

const tooLittle: VoiceAdvice = {
  ...advice,
  mails: 31,
  readers: 6,
  languages: [{ language: 'en', mails: 31 }],
  leftOut: [{ reason: 'fewer than six words of their own', mails: 12 }],
  verdict: 'too-little',
  reason: 'About 75 mails in your own words are needed; here are 31. With fewer, examples in the draft do better.',
  waiting: 31,
  playbackSeconds: 130,
};

export const noJob: VoiceJob = {
  state: 'none',
  stage: null,
  plan: null,
  step: null,
  losses: [],
  tokensPerSecond: null,
  memoryBytes: null,
  reason: null,
  startedAt: null,
  finishedAt: null,
  voice: null,
};

/** A curve as they come: falling, jumping from step to step, looked at on held-out mails every 20 steps. */
export function losses(steps: number): LossPoint[] {
  return Array.from({ length: steps }, (_, index) => {
    const fallen = 2.1 + 1.5 * Math.exp(-index / 55);
    const jump = 0.35 * Math.sin(index * 12.9898) * Math.cos(index * 4.1414);
    return {
      step: index + 1,
      epoch: 1 + Math.floor(index / 110),
      loss: fallen + jump,
      heldOut: index % 20 === 0 ? 2.35 + 1.25 * Math.exp(-index / 48) : null,
    };
  });
}

const begun: VoiceJob = {
  ...noJob,
  state: 'working',
  plan: { base: writer, role: 'writer', from: null, tokenWeights: false, onBattery: false, continueAtStart: true },
  startedAt: Date.now() - 34 * 60_000,
};

export const training: VoiceJob = {
  ...begun,
  stage: 'training',
  step: { stage: 'training', done: 214, total: 330, unit: 'tokens', perSecond: 412, secondsLeft: 1_020 },
  losses: losses(214),
  tokensPerSecond: 412,
  memoryBytes: 2_540_000_000,
};

const playback: VoiceJob = {
  ...begun,
  stage: 'playback',
  step: { stage: 'playback', done: 122, total: 380, unit: 'mails', perSecond: 0.25, secondsLeft: 1_032 },
};

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

const judgement: Judgement = {
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

function worse(before: Judgement): Judgement {
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

const requests = [
  'Tell Hanna that the boiler man comes on Thursday at 9 and that she should leave the cellar key with Mr Brandt.',
  'Ask the printers whether 300 copies can be ready before the 14th, and what the thicker paper would cost.',
  'Say no to the talk in Leeds in March, warmly, and suggest Priya in my place.',
  'Thank Aunt Edie for the plum jam; two jars are gone already. We come on Easter Sunday.',
  'boiler, Thursday 9, cellar key with Mr Brandt',
  'Remind Tom that the minutes of the February meeting are still missing, and offer to help.',
];
const mailText =
  'Hanna –\n\nBoiler man on Thursday, nine o’clock if you believe him. Leave the cellar key with Brandt, would you? ' +
  'He is up early anyway.\n\nDon’t let him talk you into the new pump.\n\nLove\nM.';
const faults: readonly PairFault[] = ['facts', 'copied', 'no-gain', 'turned-round', 'by-hand'];

export const pairs: Pair[] = Array.from({ length: 1_200 }, (_, index) => ({
  id: index + 1,
  mailId: 5_000 + index,
  form: index % 6 === 4 ? 'note' : 'sentence',
  request: requests[index % requests.length] ?? '',
  gain: 0.4,
  dropped: index % 11 === 7 ? (faults[Math.floor(index / 11) % faults.length] ?? null) : null,
  edited: index % 17 === 3,
  subject: ['Boiler', 'The programme', 'Re: Leeds', 'Jam', 'Boiler', 'Minutes'][index % 6] ?? '',
  date: Date.now() - (3 + index * 2) * day,
  to: [
    {
      name: ['Hanna Weiss', 'Inkwell Print', 'Sam Otieno', 'Edie', 'Hanna Weiss', 'Tom Ahlberg'][index % 6] ?? '',
      address: 'somebody@example.org',
    },
  ],
  mail: mailText,
}));

const model: Model = {
  id: writer,
  name: writerName,
  publisher: 'Qwen',
  roles: ['writer'],
  parameters: '1.5B',
  quantization: 'Q4_K_M',
  bytes: 1_100_000_000,
  licence: 'Apache-2.0',
  licenceUrl: null,
  description: '',
  architecture: 'qwen2',
  own: false,
  state: 'ready',
  bytesThere: 1_100_000_000,
  inUse: ['writer'],
  fit: { verdict: 'good', reason: '', memoryBytes: 1_800_000_000 },
};

/** A draft of the double, told apart by what stood behind it. */
export function draftBy(arm: Arm): Draft {
  const texts: Partial<Record<Arm, string>> = {
    base: 'Dear Hanna,\n\nI hope this message finds you well. I am writing to inform you that the boiler technician will arrive on Thursday at 9:00 AM.\n\nBest regards,\nMarlis',
    retrieval: 'Hanna –\n\nThe boiler man is coming on Thursday at 9. Please leave the key with Mr Brandt.\n\nLove\nM.',
    both: mailText,
  };
  return {
    id: 7,
    text: texts[arm] ?? mailText,
    gauge: { base: 0.12, retrieval: 0.55, both: 0.83, prompt: 0.3, adapter: 0.7 }[arm],
    subject: 'Boiler',
    language: 'en',
    reader: null,
    arm,
    sources: [],
    model: writer,
    tokens: 40,
    promptTokens: 300,
    keptTokens: 0,
    firstTokenMs: 900,
    tokensPerSecond: 11,
  };
}

interface Told {
  readonly advice?: VoiceAdvice;
  readonly job?: VoiceJob;
  readonly voices?: Voice[];
  readonly pairs?: Pair[];
}

/** An engine with mail in it that knows so much about the voice. */
export function engineThatTells({
  advice: told = advice,
  job = noJob,
  voices = [],
  pairs: known = pairs,
}: Told): Partial<Handlers<Engine>> {
  return {
    'identity.get': () => ({ name: 'Marlis', addresses: ['marlis@example.org'] }),
    'store.state': () => ({ state: 'open', unlocks: ['passphrase'], sample: false }),
    'corpus.sources': () => [
      {
        ...{ id: 1, name: 'Sent', format: 'mbox' as const, mails: 499, documents: 0, authorship: null },
        ...{ complete: true, importedAt: 0, watched: true, lookedAt: 0, obstacle: null, news: null, newsAt: null },
      },
    ],
    'engine.background': async (_input, { signal, progress }) => {
      progress(
        job.state === 'working' || job.state === 'waiting'
          ? { job: 'learn', step: job.step, waitingFor: job.state === 'waiting' ? job.reason : null }
          : { job: 'idle', step: null, waitingFor: null },
      );
      return until(signal);
    },
    'page.last': () => null,
    'page.keep': () => null,
    'draft.prepare': () => null,
    'people.find': () => [],
    'memory.search': () => ({ hits: [], total: 0 }),
    'models.list': () => [model],
    'voice.advice': () => told,
    'voice.list': () => voices,
    'voice.replaced': () => [
      { kind: 'phone', text: '+44 20 7946 0958' },
      { kind: 'password', text: 'plum-jam-7' },
    ],
    'voice.watch': async (_input, { signal, progress }) => {
      progress(job);
      return until(signal);
    },
    'pairs.list': ({ text, show, limit, offset }) => {
      const found = known.filter(
        (pair) =>
          (show === 'all' ||
            (show === 'kept' ? pair.dropped === null : show === 'dropped' ? pair.dropped !== null : pair.edited)) &&
          `${pair.request} ${pair.mail}`.toLowerCase().includes(text.toLowerCase()),
      );
      return {
        pairs: found.slice(offset, offset + limit),
        total: found.length,
        kept: known.filter(({ dropped }) => dropped === null).length,
        dropped: faults.map((fault) => ({ fault, mails: known.filter(({ dropped }) => dropped === fault).length })),
      };
    },
  };
}

/** Every state of the overview, by the name of its picture. */
export const overviews: Readonly<Record<string, Partial<Handlers<Engine>>>> = {
  'no-mail': { ...engineThatTells({}), 'corpus.sources': () => [] },
  'too-little': engineThatTells({ advice: tooLittle }),
  unmeasured: engineThatTells({ advice: unmeasured }),
  advice: engineThatTells({}),
  playback: engineThatTells({ job: playback, advice: { ...advice, pairs: 122 } }),
  training: engineThatTells({ job: training, advice: { ...advice, pairs: 342 } }),
  judging: engineThatTells({
    job: {
      ...training,
      stage: 'judging',
      losses: losses(330),
      step: { stage: 'judging', done: 61, total: 165, unit: 'mails', perSecond: 0.11, secondsLeft: 940 },
    },
    advice: { ...advice, pairs: 342 },
  }),
  paused: engineThatTells({ job: { ...training, state: 'paused' }, advice: { ...advice, pairs: 342 } }),
  'waiting-writing': engineThatTells({
    job: { ...training, state: 'waiting', reason: 'It makes way while you write.' },
  }),
  'waiting-battery': engineThatTells({
    job: { ...playback, state: 'waiting', reason: 'The computer runs on battery.' },
  }),
  failed: engineThatTells({
    job: {
      ...training,
      state: 'failed',
      reason: 'There is not enough memory: 2.6 GB are needed, 1.1 GB are free. Close other programs, then try again.',
    },
    voices: [{ ...version1, active: true }],
  }),
  stopped: engineThatTells({ job: { ...noJob, state: 'stopped' }, advice: { ...advice, pairs: 212, waiting: 168 } }),
  better: engineThatTells({
    job: { ...training, state: 'done', voice: 2, finishedAt: Date.now() },
    advice: { ...advice, pairs: 342, waiting: 38, playbackSeconds: 150 },
    voices: [version2, version1],
  }),
  'not-better': engineThatTells({
    job: { ...training, state: 'done', voice: 2, finishedAt: Date.now() },
    advice: { ...advice, pairs: 342, waiting: 0 },
    voices: [
      { ...version2, active: false, judgement: worse(judgement) },
      { ...version1, active: true },
    ],
  }),
  completer: engineThatTells({
    job: { ...training, state: 'done', voice: 3, finishedAt: Date.now() },
    voices: [version3, version2],
  }),
  'training-completer': engineThatTells({
    job: { ...training, plan: begun.plan && { ...begun.plan, base: version3.base, role: 'completer' } },
  }),
  'base-gone': engineThatTells({
    voices: [
      {
        ...version1,
        active: false,
        obstacle: 'The model it was learned with is not here any more. Fetch it again under Models.',
      },
    ],
  }),
};
