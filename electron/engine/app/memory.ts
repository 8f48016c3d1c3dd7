import type { Engine } from '../../contract/engine.ts';
import type { Step } from '../../contract/entities.ts';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { memoryIsBehind, rememberAll } from '../memory/embed.ts';
import { search } from '../memory/search.ts';
import { readMail } from '../store/mails.ts';
import { readVectorForm } from '../store/vectorForm.ts';
import type { BackgroundWork } from './background.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';

interface Run {
  readonly stop: AbortController;
  readonly done: Promise<void>;
  /** How many wait for it: it is stopped when the last of them leaves. */
  waiting: number;
}

/** Reads into memory by meaning what waits to be read: one run at a time, begun anew whenever mail comes in. */
export class Remembering {
  readonly #session: Session;
  readonly #models: LoadedModels;
  readonly #background: BackgroundWork;
  readonly #watchers = new Set<(step: Step) => void>();
  #run: Run | null = null;

  constructor(session: Session, models: LoadedModels, background: BackgroundWork) {
    this.#session = session;
    this.#models = models;
    this.#background = background;
  }

  /** Begins in the background, unless it runs already or nothing waits. Failures show in the background line. */
  begin(): void {
    void this.run().catch(() => undefined);
  }

  /**
   * Runs until nothing waits, or joins the run that is on.
   *
   * @throws {AppError} `cancelled` when `signal` is aborted; the run itself goes on while others wait for it.
   */
  async run(signal?: AbortSignal, progress?: (step: Step) => void): Promise<void> {
    if (signal?.aborted === true) {
      throw cancelled();
    }
    if (progress !== undefined) {
      this.#watchers.add(progress);
    }
    const run = (this.#run ??= this.#start());
    run.waiting += 1;
    let leave: () => void = () => undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        run.waiting -= 1;
        if (run.waiting === 0) {
          run.stop.abort();
        } else {
          reject(cancelled());
        }
      };
    });
    signal?.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([run.done, left]);
    } finally {
      signal?.removeEventListener('abort', leave);
      if (progress !== undefined) {
        this.#watchers.delete(progress);
      }
    }
  }

  async settle(): Promise<void> {
    this.#run?.stop.abort();
    await this.#run?.done.catch(() => undefined);
  }

  #start(): Run {
    const stop = new AbortController();
    const done = this.#work(stop.signal).finally(() => {
      this.#run = null;
    });
    return { stop, done, waiting: 0 };
  }

  async #work(signal: AbortSignal): Promise<void> {
    const database = this.#session.database();
    try {
      // Where something is remembered, the embedder is asked once at least: it may be another one by now.
      for (let first = readVectorForm(database) !== null; first || memoryIsBehind(database); first = false) {
        const embedder = await this.#models.embedder(signal);
        await rememberAll(database, {
          embedder: embedder.facts.fingerprint,
          dimensions: embedder.dimensions,
          embed: (texts) => embedder.embed(texts, { signal }),
          signal,
          progress: (step) => {
            this.#background.set('embed', step);
            for (const watcher of this.#watchers) {
              watcher(step);
            }
          },
        });
      }
      database.rest();
      this.#background.end('embed');
    } catch (error) {
      const lacksModel = !signal.aborted && error instanceof AppError && error.code === 'no-model';
      this.#background.end('embed', lacksModel && memoryIsBehind(database) ? error.message : null);
      throw error;
    }
  }
}

type MemoryMethods = Pick<Engine, 'memory.embed' | 'memory.search' | 'mail.read'>;

export function memoryHandlers(
  session: Session,
  models: LoadedModels,
  remembering: Remembering,
): Handlers<MemoryMethods> {
  return {
    'memory.embed': async (_, { signal, progress }) => {
      session.database();
      await remembering.run(signal, progress);
      return null;
    },
    'memory.search': async (query, { signal }) => {
      const database = session.database();
      return search(database, query, await models.meaning(database, query.text, signal));
    },
    'mail.read': ({ id }) => readMail(session.database(), id),
  };
}
