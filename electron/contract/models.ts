// Everything about models that crosses a process.

import { z } from 'zod';

export const ModelRole = z.enum(['writer', 'completer', 'embedder']);
export type ModelRole = z.infer<typeof ModelRole>;

export const ModelState = z.enum(['absent', 'partial', 'fetching', 'ready', 'damaged']);
export type ModelState = z.infer<typeof ModelState>;

export const Fit = z.object({
  verdict: z.enum(['good', 'slow', 'too-big']),
  /** One sentence: why. */
  reason: z.string(),
  memoryBytes: z.number(),
});
export type Fit = z.infer<typeof Fit>;

export const Model = z.object({
  id: z.string(),
  name: z.string(),
  publisher: z.string(),
  roles: z.array(ModelRole),
  parameters: z.string(),
  quantization: z.string(),
  bytes: z.number(),
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  description: z.string(),
  architecture: z.string(),
  /** Added by the person from a file of their own. */
  own: z.boolean(),
  state: ModelState,
  bytesThere: z.number(),
  /** The roles it plays now. */
  inUse: z.array(ModelRole),
  fit: Fit,
});
export type Model = z.infer<typeof Model>;

export const Machine = z.object({
  processor: z.string(),
  physicalCores: z.number().int(),
  memoryBytes: z.number(),
  freeMemoryBytes: z.number(),
  freeDiskBytes: z.number(),
  /** What the models run on. */
  backend: z.enum(['metal', 'cuda', 'vulkan', 'cpu']),
  graphicsCards: z.array(z.string()),
  /** Threads used to write and to read. */
  decodeThreads: z.number().int(),
  promptThreads: z.number().int(),
});
export type Machine = z.infer<typeof Machine>;
