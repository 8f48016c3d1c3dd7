import { AppError } from '../../contract/errors.ts';
import type { Adapter } from '../model/adapter.ts';
import { Completer } from '../model/completer.ts';
import { Embedder } from '../model/embedder.ts';
import { modelsFolder } from '../model/folder.ts';
import type { Models } from '../model/models.ts';
import { Resident } from '../model/resident.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Urgency } from '../model/turns.ts';
import { Writer } from '../model/writer.ts';
import type { Database } from '../store/database.ts';
import { readVectorForm } from '../store/vectorForm.ts';

/** Models that nothing used this long are put out of memory, in milliseconds. */
const idleAfter = 10 * 60_000;
/** Between a model's path and its voice; no path holds it. */
const voiceMark = '\0';

/** The models in memory: loaded when first needed, one writer and one embedder at a time, put away when idle. */
export class LoadedModels {
  readonly #models: Models;
  readonly #runtime: Runtime;
  readonly #writer: Resident<Writer>;
  readonly #embedder: Resident<Embedder>;
  readonly #completer: Resident<Completer>;
  /** The voices that completers in memory have, by the completer's key. */
  readonly #completerVoices = new Map<string, Adapter>();

  constructor(models: Models, runtime: Runtime) {
    this.#models = models;
    this.#runtime = runtime;
    this.#writer = new Resident(
      (path, signal, onProgress) => Writer.load(runtime, path, { paceFolder: modelsFolder(), signal, onProgress }),
      idleAfter,
    );
    this.#embedder = new Resident(
      (path, signal, onProgress) => Embedder.load(runtime, path, { signal, onProgress }),
      idleAfter,
    );
    this.#completer = new Resident((key, signal, onProgress) => {
      const [path = ''] = key.split(voiceMark);
      return Completer.load(runtime, path, { signal, onProgress, voice: this.#completerVoices.get(key) ?? null });
    }, idleAfter);
  }

  /**
   * The model that goes on with what is being typed, or the one that is named, with a voice where there is one for it.
   * Fails as `writer` does.
   */
  async completer(
    signal: AbortSignal,
    voiceOf: (id: string) => Adapter | null = () => null,
    named?: string,
  ): Promise<Completer> {
    const { id, path } = await this.#models.ready('completer', named);
    const voice = voiceOf(id);
    const key = voice === null ? path : `${path}${voiceMark}${voice.fingerprint}`;
    if (voice !== null) {
      this.#completerVoices.set(key, voice);
    }
    return this.#completer.get(key, { signal });
  }

  /** The id of the model that writes when none is named. Fails with `no-model`. */
  async writerId(id: string | undefined): Promise<string> {
    return (await this.#models.ready('writer', id)).id;
  }

  /**
   * The writer, with a voice over it where one is given, loaded with its progress from 0 to 1. Fails with `no-model`,
   * `out-of-memory`, `model-unreadable`, and with `hash-mismatch` where the voice belongs to another model.
   */
  async writer(
    id: string | undefined,
    signal: AbortSignal,
    onLoading?: (fraction: number) => void,
    voice?: Adapter | null,
  ): Promise<{ writer: Writer; id: string }> {
    const wanted = await this.#models.ready('writer', id);
    const writer = await this.#writer.get(wanted.path, { signal, onLoading });
    return { writer: voice ? await writer.withAdapter(voice, signal) : writer, id: wanted.id };
  }

  /** Takes the writer out of memory until it is asked for again. */
  async unloadWriter(): Promise<void> {
    await this.#writer.unload();
  }

  async embedder(signal: AbortSignal): Promise<Embedder> {
    const { path } = await this.#models.ready('embedder');
    return this.#embedder.get(path, { signal });
  }

  /** What a text means as a vector, or null where it holds nothing; see `meanings`. A person waits for it. */
  async meaning(database: Database, text: string, signal: AbortSignal): Promise<Float32Array | null> {
    return text.trim() === '' ? null : ((await this.meanings(database, [text], signal, 'now'))?.[0] ?? null);
  }

  /**
   * What texts mean as vectors, or null where there is no embedder, or another one than remembered the mail: words
   * alone find then.
   */
  async meanings(
    database: Database,
    texts: readonly string[],
    signal: AbortSignal,
    urgency: Urgency = 'background',
  ): Promise<readonly Float32Array[] | null> {
    const remembered = readVectorForm(database)?.embedder;
    if (remembered === undefined) {
      return null;
    }
    try {
      const embedder = await this.embedder(signal);
      // Vectors of two embedders have nothing to do with each other, even where they have the same length.
      return embedder.facts.fingerprint === remembered ? await embedder.embed(texts, { urgency, signal }) : null;
    } catch (error) {
      if (error instanceof AppError && ['no-model', 'model-unreadable', 'model-unsupported'].includes(error.code)) {
        return null;
      }
      throw error;
    }
  }

  /** Puts a model out of memory before its file is removed or replaced. */
  async forget(id: string): Promise<void> {
    const path = await this.#models.pathOf(id);
    for (const held of [this.#writer, this.#embedder, this.#completer]) {
      if (held.key?.split(voiceMark)[0] === path) {
        await held.unload();
      }
    }
  }

  async close(): Promise<void> {
    await this.#writer.unload();
    await this.#embedder.unload();
    await this.#completer.unload();
    await this.#runtime.stop();
  }
}
