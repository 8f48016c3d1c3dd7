import type { ModelRole } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import { Embedder } from '../model/embedder.ts';
import { Runtime } from '../model/runtime.ts';
import { Writer } from '../model/writer.ts';

/** A model that is on this computer. */
export interface Installed {
  readonly id: string;
  readonly path: string;
}

export interface ModelChoice {
  /** The model that plays a role. Fails with `no-model` where it is not here yet. */
  readonly chosen: (role: ModelRole) => Promise<Installed>;
  /** A model by its id. Fails with `no-model`. */
  readonly installed: (id: string) => Promise<Installed>;
  readonly folder: string;
}

/** Models that nobody asked for this long are put out of memory, in milliseconds. */
const idleAfter = 10 * 60_000;

interface Held<T> extends Installed {
  readonly model: Promise<T>;
}

/** The models in memory: loaded when first needed, one writer and one embedder at a time, put away when idle. */
export class LoadedModels {
  readonly runtime = new Runtime();
  readonly #choice: ModelChoice;
  #writer: Held<Writer> | null = null;
  #embedder: Held<Embedder> | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(choice: ModelChoice) {
    this.#choice = choice;
  }

  /** The writer, loaded with its progress from 0 to 1. Fails with `no-model`, `out-of-memory`, `model-unreadable`. */
  async writer(
    id: string | undefined,
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ): Promise<{ writer: Writer; id: string }> {
    const wanted = id === undefined ? await this.#choice.chosen('writer') : await this.#choice.installed(id);
    if (this.#writer?.path !== wanted.path) {
      await this.#drop('writer');
      this.#writer = this.#hold(
        wanted,
        Writer.load(this.runtime, wanted.path, { paceFolder: this.#choice.folder, signal, onProgress }),
        () => (this.#writer = null),
      );
    }
    this.#touch();
    return { writer: await this.#writer.model, id: wanted.id };
  }

  async embedder(signal: AbortSignal): Promise<Embedder> {
    const wanted = await this.#choice.chosen('embedder');
    if (this.#embedder?.path !== wanted.path) {
      await this.#drop('embedder');
      this.#embedder = this.#hold(
        wanted,
        Embedder.load(this.runtime, wanted.path, { signal }),
        () => (this.#embedder = null),
      );
    }
    this.#touch();
    return this.#embedder.model;
  }

  /** What a text means as a vector, or null where there is no embedder: words alone find then. */
  async meaning(text: string, signal: AbortSignal): Promise<Float32Array | null> {
    if (text.trim() === '') {
      return null;
    }
    try {
      const embedder = await this.embedder(signal);
      return (await embedder.embed([text], { urgency: 'now', signal }))[0] ?? null;
    } catch (error) {
      if (error instanceof AppError && ['no-model', 'model-unreadable', 'model-unsupported'].includes(error.code)) {
        return null;
      }
      throw error;
    }
  }

  /** Puts a model out of memory before its file is removed or replaced. */
  async forget(path: string): Promise<void> {
    if (this.#writer?.path === path) {
      await this.#drop('writer');
    }
    if (this.#embedder?.path === path) {
      await this.#drop('embedder');
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#drop('writer');
    await this.#drop('embedder');
    await this.runtime.stop();
  }

  #hold<T>(installed: Installed, model: Promise<T>, forget: () => void): Held<T> {
    // A model that failed to load is tried anew the next time.
    model.catch(forget);
    return { ...installed, model };
  }

  async #drop(role: 'writer' | 'embedder'): Promise<void> {
    const held = role === 'writer' ? this.#writer : this.#embedder;
    if (role === 'writer') {
      this.#writer = null;
    } else {
      this.#embedder = null;
    }
    const model = await held?.model.catch(() => undefined);
    await model?.dispose();
  }

  #touch(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      void this.#drop('writer');
      void this.#drop('embedder');
    }, idleAfter).unref();
  }
}
