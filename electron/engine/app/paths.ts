import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { SourceRef } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';

/** Paths that the person has picked. A window only ever holds what stands for them. */
export class Paths {
  readonly #byRef = new Map<string, string>();

  /** `name`: what the person knows it by, where that is not the name of the file or folder. */
  register(path: string, name?: string): SourceRef {
    const absolute = resolve(path);
    const ref = randomUUID();
    this.#byRef.set(ref, absolute);
    return { ref, name: name ?? basename(absolute) };
  }

  /** A reference to something that is no path, for whoever knows what it stands for. */
  name(name: string): SourceRef {
    return { ref: randomUUID(), name };
  }

  /** Fails with `not-found` for what was never picked, or picked before the engine was started again. */
  resolve({ ref }: SourceRef): string {
    const path = this.#byRef.get(ref);
    if (path === undefined) {
      throw new AppError('not-found', 'This choice is no longer known. Choose the file or folder again.');
    }
    return path;
  }
}
