import { z } from 'zod';
import { Point, PointCheck, Points, ReplyTo } from './drafting.ts';
import { type Contract, method } from './method.ts';

/** A mail that is being written, as far as its points are concerned. */
const Text = z.string().max(500_000);

/** Who did it: the model, or rules alone, where no model can. */
const Author = z.enum(['model', 'rules']);

/** One change of a text: what stands from `from` up to `to` becomes `insert`. */
export const TextChange = z.object({ from: z.number().int(), to: z.number().int(), insert: z.string() });
export type TextChange = z.infer<typeof TextChange>;

/** How far something with points has come: how much has been read, 0 to 1, or what has been written. */
export const PointsStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reading'), fraction: z.number().nullable() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
]);
export type PointsStep = z.infer<typeof PointsStep>;

/** The text itself, or the mail being answered. */
export const PointsSource = z.union([z.object({ text: Text }), z.object({ replyTo: ReplyTo })]);
export type PointsSource = z.infer<typeof PointsSource>;

/** The points of a mail: checked against it, said in it, and read off it. */
export const points = {
  /** Tells what a text makes of each point, without the model that writes: soon enough to be asked while somebody types. */
  'points.check': method({
    input: z.object({ points: Points, text: Text, to: z.string().max(320).optional() }),
    output: z.array(PointCheck),
  }),
  /** Says a point that the text lacks before its end, or in the place of the sentence that says the contrary. */
  'points.say': method({
    input: z.object({
      point: Point,
      text: Text,
      to: z.string().max(320).optional(),
      seed: z.number().int().optional(),
    }),
    progress: PointsStep,
    output: TextChange.extend({ by: Author }),
  }),
  /** The points of a mail, of which each is said in it. Fails with `invalid-input` where there is no text. */
  'points.list': method({
    input: z.object({ source: PointsSource, model: z.string().optional(), seed: z.number().int().optional() }),
    progress: PointsStep,
    output: z.object({ points: z.array(z.string()), by: Author }),
  }),
} satisfies Contract;
