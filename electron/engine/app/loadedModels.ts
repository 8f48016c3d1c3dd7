import { AppError } from '../../contract/errors.ts';
import { Embedder } from '../model/embedder.ts';
import { modelsFolder } from '../model/folder.ts';
import type { Models, Ready } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import { Writer } from '../model/writer.ts';

/** Models that nobody asked for this long are put out of memory, in milliseconds. */
const idleAfter = 10 * 60_000;

interface Held<T> extends Ready {
  readonly model: Promise<T>;
}

/** The models in memory: loaded when first needed, one writer and one embedder at a time, put away when idle. */
export class LoadedModels {
  readonly #models: Models;
  readonly #runtime: Runtime;
  #writer: Held<Writer> | null = null;
  #embedder: Held<Embedder> | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(models: Models, runtime: Runtime) {
    this.#models = models;
    this.#runtime = runtime;
  }

  /** The writer, loaded with its progress from 0 to 1. Fails with `no-model`, `out-of-memory`, `model-unreadable`. */
  async writer(
    id: string | undefined,
    signal: AbortSignal,
    onProgress?: (fraction: number) => void,
  ): Promise<{ writer: Writer; id: string }> {
    const wanted = await this.#models.ready('writer', id);
    if (this.#writer?.path !== wanted.path) {
      await this.#drop('writer');
      this.#writer = this.#hold(
        wanted,
        Writer.load(this.#runtime, wanted.path, { paceFolder: modelsFolder(), signal, onProgress }),
        () => (this.#writer = null),
      );
    }
    this.#touch();
    return { writer: await this.#writer.model, id: wanted.id };
  }

  async embedder(signal: AbortSignal): Promise<Embedder> {
    const wanted = await this.#models.ready('embedder');
    if (this.#embedder?.path !== wanted.path) {
      await this.#drop('embedder');
      this.#embedder = this.#hold(
        wanted,
        Embedder.load(this.#runtime, wanted.path, { signal }),
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
  async forget(id: string): Promise<void> {
    if (this.#writer?.id === id) {
      await this.#drop('writer');
    }
    if (this.#embedder?.id === id) {
      await this.#drop('embedder');
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#drop('writer');
    await this.#drop('embedder');
    await this.#runtime.stop();
  }

  #hold<T>(ready: Ready, model: Promise<T>, forget: () => void): Held<T> {
    // A model that failed to load is tried anew the next time.
    model.catch(forget);
    return { ...ready, model };
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
