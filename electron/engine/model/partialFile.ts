import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { AppError, cancelled } from '../../contract/errors.ts';

/** A file that grows as it arrives, is hashed on the way and becomes the real one only when it is whole and right. */
export class PartialFile {
  readonly #path: string;
  readonly #file: FileHandle;
  #hash: Hash;
  #length = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
    this.#hash = createHash('sha256');
  }

  /**
   * Opens a partial file, keeping what an earlier run left.
   *
   * @param keep How many of the bytes that are there can be kept.
   */
  static async open(path: string, keep: (length: number) => number, signal: AbortSignal): Promise<PartialFile> {
    const file = await open(path, 'a+');
    const partial = new PartialFile(path, file);
    try {
      const { size } = await file.stat();
      const kept = keep(size);
      await file.truncate(kept);
      const block = Buffer.alloc(1 << 20);
      while (partial.#length < kept) {
        if (signal.aborted) {
          throw cancelled();
        }
        const { bytesRead } = await file.read(block, 0, block.length, partial.#length);
        partial.#hash.update(block.subarray(0, bytesRead));
        partial.#length += bytesRead;
      }
      return partial;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get length(): number {
    return this.#length;
  }

  async append(chunk: Uint8Array): Promise<void> {
    try {
      await this.#file.appendFile(chunk);
    } catch (error) {
      throw (error as NodeJS.ErrnoException).code === 'ENOSPC'
        ? new AppError('disk-full', 'The disk is full. Free some space and fetch again; it goes on where it stopped.')
        : error;
    }
    this.#hash.update(chunk);
    this.#length += chunk.length;
  }

  async restart(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#length = 0;
  }

  /**
   * Checks the whole file and puts it in its place. A file that is not what it should be is deleted.
   *
   * @returns Its SHA-256.
   */
  async finish(sha256: string, target: string): Promise<string> {
    const found = this.#hash.digest('hex');
    if (found !== sha256) {
      await this.close();
      await rm(this.#path, { force: true });
      throw new AppError(
        'hash-mismatch',
        'The file that arrived is not the one that was expected, so it was deleted. Try again later.',
      );
    }
    await this.#file.sync();
    await this.close();
    await rename(this.#path, target);
    return found;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
