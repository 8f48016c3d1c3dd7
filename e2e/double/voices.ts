/** What an engine would answer about the voice of an invented person, state by state. */
import type { Engine } from '../../electron/contract/engine.ts';
import type { Arm, Draft } from '../../electron/contract/drafting.ts';
import type { Model } from '../../electron/contract/models.ts';
import type { Handlers } from '../../electron/contract/method.ts';
import type { Pair } from '../../electron/contract/pairs.ts';
import type { Voice, VoiceAdvice, VoiceJob } from '../../electron/contract/voice.ts';
import { until } from './engine.ts';
import {
  advice,
  begun,
  losses,
  noJob,
  onlyDocuments,
  playback,
  tooLittle,
  training,
  unmeasured,
  writer,
  writerName,
} from './learning.ts';
import { judgement, version1, version2, version3, worse } from './versions.ts';
import { faults, pairs, mailText } from './pairs.ts';

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
          `${pair.request} ${pair.answer.text}`.toLowerCase().includes(text.toLowerCase()),
      );
      return {
        pairs: found.slice(offset, offset + limit),
        total: found.length,
        kept: known.filter(({ dropped }) => dropped === null).length,
        dropped: faults.map((fault) => ({ fault, texts: known.filter(({ dropped }) => dropped === fault).length })),
      };
    },
  };
}

/** Every state of the overview, by the name of its picture. */
export const overviews: Readonly<Record<string, Partial<Handlers<Engine>>>> = {
  'no-mail': { ...engineThatTells({}), 'corpus.sources': () => [] },
  'too-little': engineThatTells({ advice: tooLittle }),
  'only-documents': engineThatTells({ advice: onlyDocuments }),
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
  renewed: engineThatTells({ job: { ...playback, renewed: true }, advice: { ...advice, pairs: 122 } }),
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
