import type { Step } from '../../contract/entities.ts';
import type { Pair, PairAnswer, PlaybackSummary, pairs } from '../../contract/pairs.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import { ownText } from '../mail/ownText.ts';
import type { Models } from '../model/models.ts';
import type { Runtime } from '../model/runtime.ts';
import type { Database } from '../store/database.ts';
import { readMail } from '../store/mails.ts';
import { readOwnPassage } from '../store/ownPassages.ts';
import { countPairs, findPairs } from '../store/pairList.ts';
import { dropPair, editPair, type Origin, type StoredPair } from '../store/pairs.ts';
import { textsAtOnce } from '../training/playback/atOnce.ts';
import { type Begun, gainMeter, type Tried } from '../training/playback/gain.ts';
import { type PlaybackOptions, playBack } from '../training/playback/run.ts';
import type { BackgroundWork } from './background.ts';
import type { LoadedModels } from './loadedModels.ts';
import type { Session } from './session.ts';

/** Tokens of a prompt and its answer: the longest mail or passage with the worked examples. */
const contextSize = 2_048;

interface ByRule {
  /** Without a model. */
  readonly byRule?: boolean;
}

/** Playing mail and documents back: one run at a time, whoever asks for it. */
export class Playback {
  readonly #session: Session;
  readonly #loaded: LoadedModels;
  readonly #models: Models;
  readonly #runtime: Runtime;
  readonly #background: BackgroundWork;
  #run: { stop: AbortController; done: Promise<PlaybackSummary> } | null = null;
  /** What a run that was stopped had tried and not measured, for the next one on the same store with the same model. */
  #begun: { readonly database: Database; readonly model: string; readonly tried: Begun } | null = null;

  constructor(session: Session, loaded: LoadedModels, models: Models, runtime: Runtime, background: BackgroundWork) {
    this.#session = session;
    this.#loaded = loaded;
    this.#models = models;
    this.#runtime = runtime;
    this.#background = background;
  }

  /**
   * Makes the missing pairs with a model, by default the writer.
   *
   * @throws {AppError} `busy` where it runs already, `no-model`, and what `playBack` throws.
   */
  async run(model: string | undefined, options: PlaybackOptions & ByRule): Promise<PlaybackSummary> {
    if (this.#run !== null) {
      throw new AppError('busy', 'Requests are being found already. Wait for that to end, or stop it.');
    }
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, options.signal]);
    const run = { stop, done: this.#start(model, { ...options, signal }) };
    this.#run = run;
    try {
      return await run.done;
    } finally {
      this.#run = null;
    }
  }

  /** Stops a run, and answers when it has stopped. What was made stays. */
  async settle(): Promise<void> {
    this.#run?.stop.abort();
    await this.#run?.done.catch(() => undefined);
    this.#begun = null;
  }

  async #start(model: string | undefined, options: PlaybackOptions & ByRule): Promise<PlaybackSummary> {
    const database = this.#session.database();
    const progress = (step: Step): void => {
      options.progress?.(step);
      this.#background.set('learn', step);
    };
    try {
      if (options.byRule === true) {
        return await playBack({ database, model: '', measure: null, openChorus: null }, { ...options, progress });
      }
      const { id } = await this.#models.ready('writer', model);
      return await playBack(
        {
          database,
          model: id,
          measure: gainMeter(this.#runtime, await this.#measuringModel(id)),
          begun: options.afresh === true ? new Map<number, Tried>() : this.#begunWith(database, id),
          openChorus: async (signal) => {
            const { writer } = await this.#loaded.writer(id, signal);
            return writer.chorus({ sequences: textsAtOnce, contextSize, signal });
          },
        },
        { ...options, progress },
      );
    } finally {
      this.#background.end('learn');
    }
  }

  #begunWith(database: Database, model: string): Begun {
    if (this.#begun?.database !== database || this.#begun.model !== model) {
      this.#begun = { database, model, tried: new Map() };
    }
    return this.#begun.tried;
  }

  /** The smallest model that is here: what a request is worth, it tells as well as a large one, and much sooner. */
  async #measuringModel(writer: string): Promise<string> {
    try {
      return (await this.#models.ready('completer')).path;
    } catch {
      return this.#models.pathOf(writer);
    }
  }
}

type PairMethods = Pick<typeof pairs, 'playback.run' | 'pairs.list' | 'pairs.edit' | 'pairs.drop'>;

export function playbackHandlers(session: Session, playback: Playback): Handlers<PairMethods> {
  return {
    'playback.run': ({ model, limit, afresh, byRule }, call) => playback.run(model, { limit, afresh, byRule, ...call }),
    'pairs.list': (query) => {
      const database = session.database();
      const { pairs, total } = findPairs(database, query);
      const { kept, dropped } = countPairs(database);
      return { pairs: pairs.map((pair) => withAnswer(database, pair)), total, kept, dropped };
    },
    'pairs.edit': ({ id, request }) => {
      const database = session.database();
      return withAnswer(database, editPair(database, id, request));
    },
    'pairs.drop': ({ id, dropped }) => {
      const database = session.database();
      return withAnswer(database, dropPair(database, id, dropped));
    },
  };
}

function withAnswer(database: Database, { id, origin, form, request, gain, dropped, edited }: StoredPair): Pair {
  return { id, form, request, gain, dropped, edited, answer: answerOf(database, origin) };
}

function answerOf(database: Database, { of, id }: Origin): PairAnswer {
  if (of === 'mail') {
    const { subject, date, to, parts } = readMail(database, id);
    return { kind: 'mail', mailId: id, subject, date, to, text: ownText(parts) };
  }
  const { documentId, title, date, headings, start, end, prose } = readOwnPassage(database, id);
  return {
    ...{ kind: 'passage', documentId, title, date, headings: [...headings], passage: { start, end } },
    text: prose ?? '',
  };
}
