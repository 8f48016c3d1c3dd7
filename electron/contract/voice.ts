// Everything about learning the person's voice that crosses a process.

import { z } from 'zod';
import { Arm } from './drafting.ts';
import { Moment, Step } from './entities.ts';
import { ModelRole } from './models.ts';
import { type Contract, method } from './method.ts';

// Advice

export const VoiceAdvice = z.object({
  /** Mails that can teach: the person's own words, each text once. */
  mails: z.number().int(),
  /** Why the other sent mails cannot, a short clause each, most frequent first. */
  leftOut: z.array(z.object({ reason: z.string(), mails: z.number().int() })),
  languages: z.array(z.object({ language: z.string(), mails: z.number().int() })),
  /** Different people written to. */
  readers: z.number().int(),
  /** `too-little`: examples in the prompt do better. `little`: worth a try. */
  verdict: z.enum(['too-little', 'little', 'enough']),
  /** One or two sentences: what that means. */
  reason: z.string(),
  bases: z.array(
    z.object({
      model: z.string(),
      name: z.string(),
      role: ModelRole,
      suggested: z.boolean(),
      /** Null where it can be trained here, else a sentence that says why not. */
      obstacle: z.string().nullable(),
      /** Measured on this machine; null until `voice.measure` has been asked. */
      trainingSeconds: z.number().nullable(),
      memoryBytes: z.number().nullable(),
    }),
  ),
  /** Passages of the person's own documents that can teach beside them. */
  passages: z.number().int(),
  /** Pairs that are there already, and mails and passages that still wait for one. */
  pairs: z.number().int(),
  waiting: z.number().int(),
  waitingPassages: z.number().int(),
  /** How long playback of those takes, judged by earlier playback; null before there was any. */
  playbackSeconds: z.number().nullable(),
});
export type VoiceAdvice = z.infer<typeof VoiceAdvice>;

// Training

/** What is to be learned, and how. What is left out is chosen well. */
export const VoicePlan = z.object({
  /** The model to train, by its id. */
  base: z.string(),
  role: ModelRole.exclude(['embedder']).default('writer'),
  /** An earlier voice to go on from; null to begin afresh. */
  from: z.number().int().nullable().default(null),
  /** The model that writes the requests; by default the writer. */
  playbackModel: z.string().optional(),
  epochs: z.number().int().min(1).max(20).optional(),
  rank: z.number().int().min(1).max(256).optional(),
  learningRate: z.number().positive().max(0.1).optional(),
  memory: z.enum(['fast', 'recompute', 'lean']).optional(),
  /** Weights tokens by how much the person's own mail makes them likelier. */
  tokenWeights: z.boolean().default(false),
  /** Whether it goes on without the power cable. */
  onBattery: z.boolean().default(false),
  /** Whether it goes on by itself after the program was ended. */
  continueAtStart: z.boolean().default(true),
  seed: z.number().int().optional(),
});
export type VoicePlan = z.infer<typeof VoicePlan>;

/** A point of the loss plot: mean loss per token in nats. */
export const LossPoint = z.object({
  step: z.number().int(),
  epoch: z.number().int(),
  loss: z.number().nullable(),
  heldOut: z.number().nullable(),
});
export type LossPoint = z.infer<typeof LossPoint>;

/** The learning that goes on now, or went on last. */
export const VoiceJob = z.object({
  state: z.enum(['none', 'working', 'paused', 'waiting', 'failed', 'stopped', 'done']),
  stage: z.enum(['playback', 'preparing', 'training', 'judging']).nullable(),
  plan: VoicePlan.nullable(),
  step: Step.nullable(),
  losses: z.array(LossPoint),
  tokensPerSecond: z.number().nullable(),
  memoryBytes: z.number().nullable(),
  /** What it waits for or why it failed, in a sentence; null otherwise. */
  reason: z.string().nullable(),
  startedAt: Moment,
  finishedAt: Moment,
  /** The voice that came of it. */
  voice: z.number().int().nullable(),
  /** Whether it began again on the way, because mail or documents that it was made of were removed. */
  renewed: z.boolean(),
});
export type VoiceJob = z.infer<typeof VoiceJob>;

// Judgement

/** A mean over the held-out mails with its 95 % bootstrap interval; null where it could not be measured. */
export const Measured = z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable();
export type Measured = z.infer<typeof Measured>;

export const ArmScore = z.object({
  arm: Arm,
  /** Nats per token of the real mail. */
  loss: Measured,
  /** Mean of BLEU-1 to BLEU-4, and ROUGE-L, of the draft against the real mail; 0 to 1. */
  bleu: Measured,
  rougeL: Measured,
  /** How much it reads like the person, 0 to 1. */
  style: Measured,
  /** Shares of drafts with the person's own greeting and sign-off for this reader. */
  greeting: Measured,
  signOff: Measured,
  /** Words of the draft for each word of the real mail. */
  length: Measured,
  /** Share of runs of 20 words that stand in a mail it learned from. */
  copied: Measured,
  /** Share of the request's names, numbers and dates that the draft holds. */
  facts: Measured,
  /** Of a completer: share of the words that it would have written next. */
  nextWord: Measured.default(null),
  /** Of a completer: share of the keys that need not be typed where it is sure enough to say a word. */
  saved: Measured.default(null),
  /** Of a completer: share of the words that it was sure enough to say which were right. */
  sureRight: Measured.default(null),
});
export type ArmScore = z.infer<typeof ArmScore>;

export const Judgement = z.object({
  /** Held-out mails that were judged on. */
  mails: z.number().int(),
  /** Those of them that were drafted again, or whose words were guessed. Judgements of earlier versions do not say. */
  drafted: z.number().int().optional(),
  arms: z.array(ArmScore),
  /** The same of the person's real mails. */
  own: z.object({ style: Measured, greeting: Measured, signOff: Measured, copied: Measured }),
  /** Share of held-out mails that the style score tells apart rightly from other people's. */
  styleAccuracy: z.number().nullable(),
  better: z.boolean(),
  /** One or two sentences: what came out, and where it is not better, what would help. */
  reason: z.string(),
});
export type Judgement = z.infer<typeof Judgement>;

export const Voice = z.object({
  id: z.number().int(),
  base: z.string(),
  baseName: z.string(),
  role: ModelRole,
  createdAt: z.number().int(),
  /** The voice it went on from. */
  from: z.number().int().nullable(),
  active: z.boolean(),
  bytes: z.number(),
  pairs: z.number().int(),
  steps: z.number().int(),
  epochs: z.number().int(),
  lossBefore: z.number().nullable(),
  lossAfter: z.number().nullable(),
  seconds: z.number(),
  judgement: Judgement.nullable(),
  /** Null where it can be used, else a sentence: its model is gone or was replaced. */
  obstacle: z.string().nullable(),
});
export type Voice = z.infer<typeof Voice>;

/** Two drafts of one request, one with the voice and one without, in an order that is not told. */
export const Trial = z.object({ id: z.number().int(), request: z.string(), drafts: z.tuple([z.string(), z.string()]) });
export type Trial = z.infer<typeof Trial>;

const Nothing = z.object({});
const Done = z.null();
const VoiceId = z.object({ id: z.number().int() });

/** What the engine does to learn a voice. */
export const voice = {
  'voice.advice': method({ input: Nothing, output: VoiceAdvice }),
  /** Measures how long training takes and how much memory it needs here, base by base; then advises. */
  'voice.measure': method({ input: Nothing, progress: Step, output: VoiceAdvice }),

  /** Playback, training and judgement in the background, switched on at the end only if better. Fails with `busy`. */
  'voice.start': method({ input: VoicePlan, output: VoiceJob }),
  'voice.pause': method({ input: Nothing, output: VoiceJob }),
  'voice.resume': method({ input: Nothing, output: VoiceJob }),
  /** Ends it for good. Pairs that were made stay. */
  'voice.stop': method({ input: Nothing, output: VoiceJob }),
  /** Reports the job at once and each change of it, until cancelled. */
  'voice.watch': method({ input: Nothing, progress: VoiceJob, output: Done }),

  /** Trains on the pairs and waits for the end; stopping it is a pause. Does not judge. */
  'voice.train': method({ input: VoicePlan, progress: VoiceJob, output: Voice }),
  /** Judges a voice, or without one the arms that need none, on the held-out mails. `arms` are those of a writer. */
  'voice.evaluate': method({
    input: z.object({
      id: z.number().int().optional(),
      arms: z.array(Arm).optional(),
      /** Mails that are drafted again. */
      mails: z.number().int().positive().optional(),
      /** Mails that are looked at in all; by default every one that nothing was learned from. */
      most: z.number().int().positive().optional(),
      model: z.string().optional(),
    }),
    progress: Step,
    output: Judgement,
  }),
  'voice.list': method({ input: Nothing, output: z.array(Voice) }),
  /** Switches a voice on, or with null all of a role off. */
  'voice.use': method({
    input: z.object({ id: z.number().int().nullable(), role: ModelRole.exclude(['embedder']).default('writer') }),
    output: z.array(Voice),
  }),
  'voice.delete': method({ input: VoiceId, output: z.array(Voice) }),
  /** What stood in the mails it learned from and was replaced by placeholders, so that it is not learned by heart. */
  'voice.replaced': method({ input: VoiceId, output: z.array(z.object({ kind: z.string(), text: z.string() })) }),

  /** Two drafts of a request that the person wrote into, or of a held-out mail, to choose from without knowing. */
  'trial.next': method({ input: VoiceId, progress: Step, output: Trial }),
  /** Which of the two is more like the person; null for neither. Answers how often the voice was chosen. */
  'trial.choose': method({
    input: z.object({ id: z.number().int(), choice: z.union([z.literal(0), z.literal(1)]).nullable() }),
    output: z.object({ voice: z.number().int(), without: z.number().int(), neither: z.number().int() }),
  }),
} satisfies Contract;
