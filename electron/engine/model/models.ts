import { createHash } from 'node:crypto';
import { mkdir, statfs } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import { catalog, type CatalogModel } from '../../../models/catalog.ts';
import type { Step } from '../../contract/entities.ts';
import { type Machine, type Model, ModelRole, type ModelState } from '../../contract/models.ts';
import { AppError } from '../../contract/errors.ts';
import { bytesFetched, fetchModel, removeModel } from './delivery.ts';
import { fitOf, type Means } from './fit.ts';
import { modelPath } from './folder.ts';
import { freeMemory } from './memory.ts';
import { inspectModel } from './modelFile.ts';
import { lengthOf, readNote } from './note.ts';
import { type OwnModel, readOwnModels, writeOwnModels } from './ownModels.ts';
import { Pace } from './pace.ts';
import type { Runtime, RuntimeFacts } from './runtime.ts';
import { tryModel } from './trial.ts';

/** Which model plays which role, where the person has chosen. */
export type Choices = Readonly<Partial<Record<ModelRole, string>>>;

export interface ModelsOptions {
  readonly folder: string;
  readonly runtime: Runtime;
  /** The person's choices, wherever they are kept. */
  readonly choices: { readonly read: () => Choices; readonly write: (choices: Choices) => void };
  /** Called before a model goes away, so that it can be taken out of memory. */
  readonly onRemove?: (id: string) => Promise<void>;
  /** For tests: other models than the catalogue's. */
  readonly offered?: readonly CatalogModel[];
}

/** A model that can be loaded. */
export interface Ready {
  readonly id: string;
  readonly path: string;
}

interface Call<P> {
  readonly signal: AbortSignal;
  readonly progress: (step: P) => void;
}

/** The models there are: the catalogue's and the person's own, what of them is here, and what they are used for. */
export class Models {
  readonly #options: ModelsOptions;
  readonly #offered: readonly CatalogModel[];
  readonly #fetching = new Set<string>();

  constructor(options: ModelsOptions) {
    this.#options = options;
    this.#offered = options.offered ?? catalog;
  }

  async list(): Promise<Model[]> {
    const means = await this.#means();
    const own = await readOwnModels(this.#options.folder);
    const models = await Promise.all([
      ...this.#offered.map((model) => this.#describe(model, means)),
      ...own.map((model) => describeOwn(model, means)),
    ]);
    const chosen = this.#options.choices.read();
    const players = new Map(ModelRole.options.map((role) => [role, player(role, models, chosen)?.id]));
    return models.map((model) => ({ ...model, inUse: model.roles.filter((role) => players.get(role) === model.id) }));
  }

  async machine(): Promise<Machine> {
    const { folder, runtime } = this.#options;
    const facts = await factsOf(runtime);
    const pace = new Pace(facts.cores);
    await mkdir(folder, { recursive: true });
    const disk = await statfs(folder);
    return {
      processor: cpus()[0]?.model.trim() ?? '',
      physicalCores: facts.cores,
      memoryBytes: totalmem(),
      freeMemoryBytes: freeMemory(),
      freeDiskBytes: disk.bavail * disk.bsize,
      backend: facts.backend,
      graphicsCards: [...facts.graphicsCards],
      decodeThreads: pace.threads('write'),
      promptThreads: pace.threads('read'),
    };
  }

  /** Fails with `not-found` and as `fetchModel` fails. */
  async fetch(id: string, call: Call<Step>): Promise<Model> {
    const model = this.#offered.find((each) => each.id === id);
    if (model === undefined) {
      throw unknown();
    }
    this.#fetching.add(id);
    try {
      await fetchModel(model, this.#options.folder, call);
    } finally {
      this.#fetching.delete(id);
    }
    return this.#one(id);
  }

  /** Deletes a model's file, or forgets a model of the person's own and leaves its file alone. */
  async remove(id: string): Promise<null> {
    if (this.#fetching.has(id)) {
      throw new AppError('busy', 'This model is being fetched. Stop that first.');
    }
    await this.#one(id);
    await this.#options.onRemove?.(id);
    const { folder } = this.#options;
    const own = await readOwnModels(folder);
    if (own.some((model) => model.id === id)) {
      await writeOwnModels(
        folder,
        own.filter((model) => model.id !== id),
      );
    } else {
      await removeModel(id, folder);
    }
    return null;
  }

  async use(role: ModelRole, id: string): Promise<Model[]> {
    const model = await this.#one(id);
    if (!model.roles.includes(role)) {
      throw new AppError('invalid-input', `${model.name} cannot be used for that.`);
    }
    if (model.state !== 'ready') {
      throw new AppError('no-model', `${model.name} has to be fetched first.`);
    }
    const { choices } = this.#options;
    choices.write({ ...choices.read(), [role]: id });
    return this.list();
  }

  /**
   * Adds a model from a file of the person's own, after trying it in a process of its own.
   *
   * @throws {AppError} Why it cannot be used.
   */
  async add(path: string, signal: AbortSignal): Promise<Model> {
    const facts = await inspectModel(path);
    await tryModel(path, signal);
    const { folder } = this.#options;
    const id = `own-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
    const model: OwnModel = {
      id,
      path,
      name: facts.name === '' ? basename(path, '.gguf') : facts.name,
      roles: facts.embeds ? ['embedder'] : ['writer', 'completer'],
      bytes: facts.bytes,
      parameters: facts.parameters,
      quantization: facts.quantization,
      architecture: facts.architecture,
    };
    await mkdir(folder, { recursive: true });
    const others = (await readOwnModels(folder)).filter((each) => each.id !== id);
    await writeOwnModels(folder, [...others, model]);
    return this.#one(id);
  }

  /**
   * The model that plays a role, or the one named.
   *
   * @throws {AppError} `no-model` with what to do.
   */
  async ready(role: ModelRole, id?: string): Promise<Ready> {
    const models = await this.list();
    const model =
      id === undefined ? models.find(({ inUse }) => inUse.includes(role)) : models.find((each) => each.id === id);
    if (model?.state !== 'ready') {
      throw new AppError(
        'no-model',
        model === undefined && id !== undefined ? `There is no model named ${id}.` : missing(model),
      );
    }
    return { id: model.id, path: await this.pathOf(model.id) };
  }

  /** Where a model's file lies, or would. */
  async pathOf(id: string): Promise<string> {
    const own = (await readOwnModels(this.#options.folder)).find((each) => each.id === id);
    return own?.path ?? modelPath(this.#options.folder, id);
  }

  async #one(id: string): Promise<Model> {
    const model = (await this.list()).find((each) => each.id === id);
    if (model === undefined) {
      throw unknown();
    }
    return model;
  }

  async #means(): Promise<Means> {
    const { cores, graphicsBytes } = await factsOf(this.#options.runtime);
    return { cores, graphicsBytes, memoryBytes: totalmem() };
  }

  async #describe(model: CatalogModel, means: Means): Promise<Model> {
    const target = modelPath(this.#options.folder, model.id);
    const { state, bytesThere } = await stateOf(model, target);
    const { id, name, publisher, roles, parameters, quantization, licence, licenceUrl, description, architecture } =
      model;
    return {
      ...{ id, name, publisher, roles, parameters, quantization, licence, licenceUrl, description, architecture },
      bytes: state === 'ready' ? bytesThere : model.bytes,
      own: false,
      state: this.#fetching.has(id) ? 'fetching' : state,
      bytesThere,
      inUse: [],
      fit: fitOf({ bytes: model.bytes, writes: !roles.includes('embedder') }, means),
    };
  }
}

async function stateOf(model: CatalogModel, target: string): Promise<{ state: ModelState; bytesThere: number }> {
  const there = await lengthOf(target);
  if (there > 0) {
    const expected = (await readNote(target))?.bytes ?? model.bytes;
    return { state: there === expected ? 'ready' : 'damaged', bytesThere: there };
  }
  const fetched = await bytesFetched(model, target);
  return { state: fetched > 0 ? 'partial' : 'absent', bytesThere: fetched };
}

async function describeOwn(model: OwnModel, means: Means): Promise<Model> {
  const there = await lengthOf(model.path);
  const { id, name, roles, quantization, bytes, architecture } = model;
  return {
    ...{ id, name, roles, quantization, bytes, architecture },
    publisher: '',
    parameters: parametersText(model.parameters),
    licence: '',
    licenceUrl: null,
    description: 'Added by you.',
    own: true,
    state: there === bytes ? 'ready' : there === 0 ? 'absent' : 'damaged',
    bytesThere: there,
    inUse: [],
    fit: fitOf({ bytes, writes: !roles.includes('embedder') }, means),
  };
}

/** Who plays a role: whom the person chose, else the first that is ready, else the first that could. */
function player(role: ModelRole, models: readonly Model[], chosen: Choices): Model | undefined {
  const able = models.filter(({ roles }) => roles.includes(role));
  const named = able.find(({ id }) => id === chosen[role]);
  return (
    (named?.state === 'ready' ? named : undefined) ?? able.find(({ state }) => state === 'ready') ?? named ?? able[0]
  );
}

function parametersText(count: number): string {
  return count >= 1e9 ? `${(count / 1e9).toFixed(1)}B` : `${Math.round(count / 1e6)}M`;
}

async function factsOf(runtime: Runtime): Promise<RuntimeFacts> {
  return runtime.facts().catch(() => ({
    backend: 'cpu' as const,
    graphicsCards: [],
    graphicsBytes: 0,
    cores: Math.max(1, cpus().length),
    release: '',
  }));
}

/** What to do about a model that is not here: a file of the person’s own can be fetched from nowhere. */
function missing(model: Model | undefined): string {
  return model?.own === true
    ? `The file of ${model.name} is not where it was. Put it back there, or choose another model on the Models page.`
    : `The model for this is not here. Fetch ${model?.name ?? 'one'} on the Models page.`;
}

function unknown(): AppError {
  return new AppError('not-found', 'There is no such model.');
}
