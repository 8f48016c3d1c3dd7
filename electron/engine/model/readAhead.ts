import { keepState, restoreState, type StateKeeping } from './keptState.ts';
import { align, commonLength, type Reader, readTokens } from './promptReading.ts';
import type { WriteRequest } from './writing.ts';

interface Ahead extends Pick<WriteRequest, 'signal' | 'onReading'> {
  readonly keeping: StateKeeping | undefined;
}

/**
 * Reads the beginning of a prompt, or with `keeping` restores what an earlier run made of it; what was read is then kept
 * under this name. The turn must be held.
 */
export async function readAhead(
  reader: Reader,
  tokens: readonly number[],
  name: string,
  { keeping, signal, onReading }: Ahead,
): Promise<void> {
  const { sequence } = reader;
  const isRead = (): boolean => commonLength(sequence.contextTokens, tokens) === tokens.length;
  const restored = async (): Promise<boolean> =>
    keeping !== undefined &&
    (await restoreState(keeping, name, (path) => sequence.loadStateFromFile(path, { acceptRisk: true }))) &&
    isRead();
  if (isRead() || (await restored())) {
    return;
  }
  await align(reader, tokens, tokens.length);
  await readTokens(reader, tokens.slice(sequence.nextTokenIndex), tokens.length, signal, onReading);
  if (keeping !== undefined) {
    const save = (path: string): Promise<unknown> => sequence.saveStateToFile(path);
    await keepState(keeping, name, save).catch(() => undefined); // it only means reading it again next time
  }
}
