import type { Arm } from '../../contract/drafting.ts';
import type { StateKeeping } from '../model/keptState.ts';
import type { Writer } from '../model/writer.ts';
import type { Database } from '../store/database.ts';
import type { Shelf } from './shelf.ts';

/** What a draft is made with. */
export interface Means {
  readonly database: Database;
  readonly writer: Writer;
  /** The writer's id, as the catalogue names it. */
  readonly model: string;
  /** How much of the person stands behind the draft. The writer has what was trained where the arm wants it. */
  readonly arm: Arm;
  /** The meaning of a text, or null where there is no embedder. */
  readonly embed: (text: string, signal: AbortSignal) => Promise<Float32Array | null>;
  /** Where the model's state after the standing part of the prompt is kept between runs. */
  readonly keeping: StateKeeping;
  /** How much the body of a draft reads like the person, 0 to 1; null where that cannot be told. */
  readonly gauge: (body: string) => Promise<number | null>;
  /** The examples that the writer has read already. */
  readonly shelf: { now: Shelf };
}
