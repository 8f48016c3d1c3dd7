import { codeOf } from '../../contract/errors.ts';

/**
 * What a further step adds to a text that is written already. Where the person stops it, it adds `nothing`: stopping
 * takes away nothing that is there.
 */
export async function orNothing<T>(signal: AbortSignal, nothing: T, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (signal.aborted && codeOf(error) === 'cancelled') {
      return nothing;
    }
    throw error;
  }
}
