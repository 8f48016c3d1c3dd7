import type { Score } from '../../contract/trainer.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Tokens } from './tokens.ts';
import { withTrainer } from './trainerProcess.ts';

export interface Scoring {
  /** The model's file. */
  readonly base: string;
  /** The file of an adapter, in the clear; null to ask the model itself. */
  readonly adapter: string | null;
  readonly examples: readonly Tokens[];
}

/**
 * How likely a model finds each answer, measured by the trainer in a process of its own. Gives way to the person and
 * begins again afterwards.
 *
 * @throws {AppError} `cancelled`, and what native's `score` throws.
 */
export async function scoreExamples(
  runtime: Runtime,
  { base, adapter, examples }: Scoring,
  signal: AbortSignal,
): Promise<readonly Score[]> {
  const { cores } = await runtime.facts();
  const input = { base, examples: [...examples], threads: cores, ...(adapter === null ? {} : { adapter }) };
  const { losses } = await runtime.turns.work('background', signal, (stop) =>
    withTrainer((client) => client.call('trainer.score', input, { signal: stop }), { kill: stop }),
  );
  return losses;
}
