import { z } from 'zod';
import { type Contract, method } from './method.ts';

const weightType = z.enum(['file', 'i8', 'f32', 'f16', 'bf16', 'q8_0', 'q4_0', 'q4_1', 'q4_K', 'q5_K', 'q6_K']);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The types of the frozen weights; 'file' is the one that each has in the base model. */
export const Arithmetic = z.object({
  forwardType: weightType,
  backwardType: weightType,
  headType: weightType,
  headBackwardType: weightType,
});

/** A mail in the model's tokens. `weights[i]` says how much it counts that token i is predicted; 0 for the prompt. */
export const TrainerExample = z.object({
  tokens: z.array(z.int().nonnegative()).max(1_000_000),
  weights: z.array(z.number().nonnegative()),
});

/** How to train. native/options.ts explains it field by field and decides what is left out. */
export const TrainerChoices = z.object({
  startFrom: z.string().optional(),
  backend: z.enum(['cpu', 'cuda', 'vulkan', 'metal']).optional(),
  memory: z.enum(['fast', 'recompute', 'lean']).optional(),
  lowPriority: z.boolean().optional(),
  arithmetic: Arithmetic.optional(),
  rank: z.int().optional(),
  alpha: z.number().optional(),
  targets: z.array(z.enum(['attn_q', 'attn_k', 'attn_v', 'attn_output', 'ffn_gate', 'ffn_up', 'ffn_down'])).optional(),
  dropout: z.number().optional(),
  context: z.int().optional(),
  epochs: z.int().optional(),
  accumulate: z.int().optional(),
  learningRate: z.number().optional(),
  warmUp: z.number().optional(),
  clip: z.number().optional(),
  weightDecay: z.number().optional(),
  patience: z.int().optional(),
  seed: z.int().optional(),
});
export type TrainerChoices = z.output<typeof TrainerChoices>;

export const TrainerOptions = TrainerChoices.extend({
  base: z.string(),
  baseHash: sha256.optional(),
  examples: z.array(TrainerExample),
  validation: z.array(TrainerExample).optional(),
  output: z.string(),
  threads: z.int().positive(),
  /** Where an unfinished run is kept. `key` is 32 bytes in base64. */
  checkpoint: z.object({ folder: z.string(), key: z.base64(), everySteps: z.int().positive().optional() }).optional(),
});
export type TrainerOptions = z.input<typeof TrainerOptions>;

export const TrainerProgress = z.object({
  phase: z.enum(['loading', 'validating', 'training']),
  step: z.int(),
  steps: z.int(),
  epoch: z.int(),
  /** Mean loss per label, in nats. */
  loss: z.number().optional(),
  validationLoss: z.number().optional(),
  tokensPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  /** Bytes. */
  memory: z.number(),
});
export type TrainerProgress = z.output<typeof TrainerProgress>;

export const TrainerResult = z.object({
  adapter: z.string(),
  steps: z.int(),
  before: z.number().optional(),
  epochs: z.array(z.object({ epoch: z.int(), loss: z.number(), validationLoss: z.number().optional() })).readonly(),
  bestEpoch: z.int(),
  skipped: z.int(),
  tokensPerSecond: z.number(),
  memory: z.number(),
  arithmetic: Arithmetic,
  baseHash: sha256,
  dataHash: sha256,
});
export type TrainerResult = z.output<typeof TrainerResult>;

export const TrainerEstimate = z.object({
  tokensPerSecond: z.number(),
  seconds: z.number(),
  steps: z.int(),
  /** Bytes at the most, in each memory mode. */
  memory: z.object({ fast: z.number(), recompute: z.number(), lean: z.number() }),
  unsupported: z.array(z.string()).readonly(),
  arithmetic: Arithmetic,
});
export type TrainerEstimate = z.output<typeof TrainerEstimate>;

/** What is to be scored. native/score.ts explains it field by field. */
export const ScoreInput = z.object({
  base: z.string(),
  baseHash: sha256.optional(),
  adapter: z.string().optional(),
  examples: z.array(TrainerExample),
  threads: z.int().positive(),
  eachToken: z.boolean().optional(),
  backend: TrainerChoices.shape.backend,
  memory: TrainerChoices.shape.memory,
  lowPriority: z.boolean().optional(),
  arithmetic: Arithmetic.optional(),
});

/** Sum of weight * -log likelihood and sum of the weights, of one example; with `eachToken` also token by token. */
export const Score = z.object({
  loss: z.number(),
  weight: z.number(),
  tokens: z.array(z.number().nullable()).readonly().optional(),
});
export type Score = z.output<typeof Score>;

export const ScoreProgress = z.object({
  phase: z.enum(['loading', 'scoring']),
  done: z.int(),
  total: z.int(),
  tokensPerSecond: z.number().optional(),
  secondsLeft: z.number().optional(),
  /** Bytes. */
  memory: z.number(),
});
export type ScoreProgress = z.output<typeof ScoreProgress>;

/** What the trainer process does for the engine. It does one thing at a time; another is answered with `busy`. */
export const trainer = {
  'trainer.estimate': method({ input: TrainerOptions, output: TrainerEstimate }),
  /** Cancelling is a pause where a checkpoint folder is given: the same call goes on where this one stopped. */
  'trainer.train': method({ input: TrainerOptions, progress: TrainerProgress, output: TrainerResult }),
  /** How likely a model, with or without an adapter, finds each example. Nothing is changed. */
  'trainer.score': method({
    input: ScoreInput,
    progress: ScoreProgress,
    output: z.object({ losses: z.array(Score) }),
  }),
} satisfies Contract;
