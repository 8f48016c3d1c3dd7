import type { FileHandle } from 'node:fs/promises';

/** Thrown when a file ends before what it announces. */
export class EndOfFile extends Error {
  override readonly name = 'EndOfFile';
}

const blockBytes = 1 << 20;

/** Reads a file's little-endian values front to back, holding a block of it at a time. */
export class FileCursor {
  readonly #file: FileHandle;
  #block = Buffer.alloc(0);
  #blockStart = 0;
  position = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async u32(): Promise<number> {
    const at = await this.#need(4);
    return this.#block.readUInt32LE(at);
  }

  /** A 64-bit count. What does not fit a double exactly cannot be a size of anything real. */
  async u64(): Promise<number> {
    const at = await this.#need(8);
    const value = this.#block.readBigUInt64LE(at);
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
  }

  async bytes(length: number): Promise<Buffer> {
    const at = await this.#need(length);
    return Buffer.from(this.#block.subarray(at, at + length));
  }

  skip(length: number): void {
    this.position += length;
  }

  /** Makes `length` bytes available and moves past them. Answers where in the block they start. */
  async #need(length: number): Promise<number> {
    let at = this.position - this.#blockStart;
    if (at < 0 || at + length > this.#block.length) {
      const wanted = Math.max(length, blockBytes);
      const next = Buffer.alloc(wanted);
      const { bytesRead } = await this.#file.read(next, 0, wanted, this.position);
      if (bytesRead < length) {
        throw new EndOfFile();
      }
      this.#block = next.subarray(0, bytesRead);
      this.#blockStart = this.position;
      at = 0;
    }
    this.position += length;
    return at;
  }
}
