import { availableParallelism } from 'node:os';
import type { ChatWrapper, Llama, LlamaModel, Token, TokenBias } from 'node-llama-cpp';
import { AppError, cancelled } from '../../contract/errors.ts';
import type { Machine } from '../../contract/models.ts';
import { inspectModel, type ModelFacts } from './modelFile.ts';
import { freeMemory } from './memory.ts';
import { sizeText } from './quantity.ts';
import { Turns } from './turns.ts';

export type Backend = Machine['backend'];

export interface RuntimeFacts {
  readonly backend: Backend;
  readonly graphicsCards: readonly string[];
  /** Memory of the graphics cards, in bytes. */
  readonly graphicsBytes: number;
  /** Cores that computing may use: the physical ones, as far as this process is allowed to. */
  readonly cores: number;
  readonly release: string;
}

export interface LoadOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Tokens that will be kept in memory. */
  readonly contextSize: number;
}

export interface Loaded {
  readonly model: LlamaModel;
  readonly facts: ModelFacts;
  readonly runtime: RuntimeFacts;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** A conversation and the beginning of the answer that the model is to go on with. */
export interface ChatPrompt {
  readonly messages: readonly ChatMessage[];
  readonly answer?: string | undefined;
}

/** Memory that a loaded model takes beside its weights and its context: buffers for computing. */
const computeBytes = 350e6;
/** Drivers that compute on the processor while posing as a graphics card. */
const softwareCard = /llvmpipe|lavapipe|softpipe|swiftshader|software|cpu/i;

type Library = typeof import('node-llama-cpp');
/** Loaded when first needed: it takes a quarter of a second and 40 MB, for which no window should wait. */
let loadedLibrary: Library | null = null;

async function loadLibrary(): Promise<Library> {
  return (loadedLibrary ??= await import('node-llama-cpp'));
}

/** The library once a model is there, which cannot be without it. */
function library(): Library {
  if (loadedLibrary === null) {
    throw new Error('there is no model yet');
  }
  return loadedLibrary;
}

/** The library that runs models, started when first needed and shared by all models of the process. */
export class Runtime {
  readonly turns = new Turns();
  #started: Promise<{ llama: Llama; facts: RuntimeFacts }> | null = null;
  #stopped = false;

  async facts(): Promise<RuntimeFacts> {
    return (await this.#start()).facts;
  }

  /**
   * Loads a model's weights, after looking at the file and at the memory.
   *
   * @throws {AppError} What `inspectModel` throws, `out-of-memory`, `model-unreadable`, `cancelled`.
   */
  async load(path: string, { signal, onProgress, contextSize }: LoadOptions): Promise<Loaded> {
    const facts = await inspectModel(path);
    const { llama, facts: runtime } = await this.#start();
    if (runtime.backend === 'cpu') {
      checkMemory(facts, contextSize);
    }
    try {
      const model = await llama.loadModel({
        modelPath: path,
        // On a processor the weights are laid out anew for speed: mapping the file would hold them twice.
        ...(runtime.backend === 'cpu' ? { gpuLayers: 0, useMmap: false } : { gpuLayers: 'auto' as const }),
        ...(signal ? { loadSignal: signal } : {}),
        ...(onProgress ? { onLoadProgress: onProgress } : {}),
      });
      return { model, facts, runtime };
    } catch (error) {
      if (signal?.aborted) {
        throw cancelled();
      }
      throw /memory|VRAM|RAM/i.test(String(error))
        ? outOfMemory(facts.bytes + contextSize * facts.bytesPerToken, freeMemory())
        : new AppError('model-unreadable', 'This model could not be loaded. Fetch it again, or choose another.', {
            cause: error,
          });
    }
  }

  /**
   * Loads only what a model knows about text: its tokens and the form of its conversations. Dispose of it afterwards.
   *
   * @throws {AppError} What `inspectModel` throws, and `model-unreadable`.
   */
  async loadVocabulary(path: string): Promise<LlamaModel> {
    await inspectModel(path);
    const { llama } = await this.#start();
    try {
      return await llama.loadModel({ modelPath: path, vocabOnly: true, gpuLayers: 0 });
    } catch (error) {
      throw new AppError('model-unreadable', 'The words of this model could not be read. Fetch it again.', {
        cause: error,
      });
    }
  }

  /** Sets how many threads compute from the next batch on. The turn must be held. */
  async useThreads(threads: number): Promise<void> {
    (await this.#start()).llama.maxThreads = threads;
  }

  /** Ends it for good. What is still on its way to be loaded fails with `cancelled`. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const started = this.#started;
    this.#started = null;
    await (await started?.catch(() => null))?.llama.dispose();
  }

  async #start(): Promise<{ llama: Llama; facts: RuntimeFacts }> {
    // Begun once more, it would keep the process alive.
    if (this.#stopped) {
      throw cancelled();
    }
    this.#started ??= start().catch((error: unknown) => {
      this.#started = null;
      throw new AppError('model-unsupported', 'Models cannot run on this kind of processor or system.', {
        cause: error,
      });
    });
    return this.#started;
  }
}

async function start(): Promise<{ llama: Llama; facts: RuntimeFacts }> {
  let llama = await open('auto');
  let cards = llama.gpu === false ? [] : await llama.getGpuDeviceNames();
  if (llama.gpu !== false && cards.every((name) => softwareCard.test(name))) {
    await llama.dispose();
    llama = await open(false);
    cards = [];
  }
  const cores = Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()));
  llama.maxThreads = cores;
  const facts = {
    backend: llama.gpu === false ? ('cpu' as const) : llama.gpu,
    graphicsCards: [...new Set(cards)],
    graphicsBytes: llama.gpu === false ? 0 : (await llama.getVramState()).total,
    cores,
    release: llama.llamaCppRelease.release,
  };
  return { llama, facts };
}

async function open(gpu: 'auto' | false): Promise<Llama> {
  const { getLlama, LlamaLogLevel } = await loadLibrary();
  // Each library is tried in a process of its own first, so one that is broken or missing falls back to the next.
  return getLlama({
    gpu,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
    logger: () => undefined, // the library's messages may quote what it reads
  });
}

function checkMemory(facts: ModelFacts, contextSize: number): void {
  const needed = memoryNeeded(facts.bytes, contextSize * facts.bytesPerToken);
  const free = freeMemory();
  if (needed > free) {
    throw outOfMemory(needed, free);
  }
}

/** Memory that a model takes on a processor, in bytes. */
export function memoryNeeded(modelBytes: number, contextBytes: number): number {
  return Math.round(modelBytes * 1.1 + contextBytes + computeBytes);
}

function outOfMemory(needed: number, free: number): AppError {
  return new AppError(
    'out-of-memory',
    `This model needs ${sizeText(needed)} of memory and ${sizeText(free)} are free. Close other programs, or choose a smaller model.`,
  );
}

/**
 * Turns a conversation into tokens in the form that the model was trained on. Only the form itself becomes special
 * tokens: whatever stands in the messages stays text, so a mail cannot speak in another role.
 */
export function renderChat(model: LlamaModel, { messages, answer = '' }: ChatPrompt): Token[] {
  const { LlamaText, SpecialToken } = library();
  const wrapper = chatWrapper(model);
  const { contextText } = wrapper.generateContextState({
    chatHistory: [
      ...messages.map(({ role, text }) =>
        role === 'assistant'
          ? { type: 'model' as const, response: [text] }
          : { type: role === 'system' ? ('system' as const) : ('user' as const), text },
      ),
      { type: 'model' as const, response: [answer] },
    ],
  });
  // A wrapper may begin with the token that opens a text even where the model was trained without.
  const [first, ...rest] = contextText.values;
  const opens = first instanceof SpecialToken && first.value === 'BOS';
  return (opens && !model.tokens.shouldPrependBosToken ? LlamaText(rest) : contextText).tokenize(model.tokenizer);
}

/** The tokens of a text that is no conversation, as the model was trained to see one begin. */
export function plainTokens(model: LlamaModel, text: string): Token[] {
  const tokens = model.tokenize(text);
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && bos !== null ? [bos, ...tokens] : tokens;
}

export type { LlamaModel };

/**
 * The token with which the model says that its answer is complete: the one that follows an answer in the form of its
 * conversations, else the one that ends a text.
 */
export function endToken(model: LlamaModel): Token {
  const asked = { role: 'user', text: 'a' } as const;
  const answered = renderChat(model, { messages: [asked], answer: 'b' });
  const goneOn = renderChat(model, { messages: [asked, { role: 'assistant', text: 'b' }, asked] });
  const next = goneOn[answered.length];
  const token = next !== undefined && model.isEogToken(next) ? next : (model.tokens.eos ?? model.tokens.eot);
  if (token === null) {
    throw new AppError('model-unsupported', 'This model knows no end of an answer, so it cannot be trained to answer.');
  }
  return token;
}

/** A bias that rules these tokens out. */
export function without(model: LlamaModel, tokens: readonly number[]): TokenBias {
  const bias = new (library().TokenBias)(model.tokenizer);
  for (const token of tokens) {
    bias.set(token as Token, 'never');
  }
  return bias;
}

/** What ends an answer beside the tokens that the model itself marks as an end. */
export function stopTexts(model: LlamaModel): string[] {
  const { stopGenerationTriggers } = chatWrapper(model).generateContextState({
    chatHistory: [{ type: 'model', response: [''] }],
  });
  return stopGenerationTriggers.flatMap(({ values }) => {
    const [only] = values;
    return values.length === 1 && typeof only === 'string' ? [only] : [];
  });
}

const wrappers = new WeakMap<LlamaModel, ChatWrapper>();

function chatWrapper(model: LlamaModel): ChatWrapper {
  let wrapper = wrappers.get(model);
  if (wrapper === undefined) {
    const { ChatMLChatWrapper, resolveChatWrapper } = library();
    const { general, tokenizer } = model.fileInfo.metadata;
    // The library takes every Qwen for one that thinks first, and opens its answers with an empty thought. To one that
    // never learnt to think, that is noise it then repeats.
    const thinks = tokenizer.chat_template?.includes('<think>') ?? false;
    wrapper =
      (general.architecture as string) === 'qwen2' && !thinks
        ? new ChatMLChatWrapper()
        : resolveChatWrapper(model, {
            warningLogs: false,
            customWrapperSettings: { qwen: { thoughts: 'discourage' } },
          });
    wrappers.set(model, wrapper);
  }
  return wrapper;
}
