/** What could be learned of an invented person’s voice, and how the learning of it stands. */
import type { LossPoint, VoiceAdvice, VoiceJob } from '../../electron/contract/voice.ts';

export const day = 24 * 60 * 60 * 1000;
export const writer = 'qwen2.5-coder-1.5b-instruct';
export const writerName = 'Qwen2.5 Coder 1.5B Instruct';

export const advice: VoiceAdvice = {
  mails: 380,
  passages: 34,
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
  reason: '380 mails and 34 passages of your own documents can teach: enough to learn how you write.',
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
  waitingPassages: 34,
  playbackSeconds: 1_500,
};

export const unmeasured: VoiceAdvice = {
  ...advice,
  bases: advice.bases.map((base) => ({ ...base, trainingSeconds: null, memoryBytes: null })),
  playbackSeconds: null,
};

export const tooLittle: VoiceAdvice = {
  ...advice,
  mails: 31,
  passages: 0,
  readers: 6,
  languages: [{ language: 'en', mails: 31 }],
  leftOut: [{ reason: 'fewer than six words of their own', mails: 12 }],
  verdict: 'too-little',
  reason: 'About 75 mails in your own words are needed; here are 31. With fewer, examples in the draft do better.',
  waiting: 31,
  waitingPassages: 0,
  playbackSeconds: 130,
};

/** Much of the person's own in documents, and none of it in mail. */
export const onlyDocuments: VoiceAdvice = {
  ...tooLittle,
  ...{ mails: 0, passages: 75, readers: 0, languages: [], waiting: 0, waitingPassages: 75 },
  reason:
    '75 passages of your own documents can teach, but whether a voice is better is found out on mails of yours that ' +
    'it was not shown, and there are too few mails for that.',
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
  renewed: false,
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

export const begun: VoiceJob = {
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

export const playback: VoiceJob = {
  ...begun,
  stage: 'playback',
  step: { stage: 'playback', done: 122, total: 380, unit: 'mails', perSecond: 0.25, secondsLeft: 1_032 },
};
