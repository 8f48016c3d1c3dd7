/**
 * What training on a person's mail comes to, as trainer.md's first experiment measured it: the mails are learned with
 * requests that a small model once wrote for them, every fifth is held out, and the loss of its answers is told before
 * and after each epoch. The floor for the smallest model is 1.84, from 2.52, in less time than 112 tokens a second take.
 *
 *   OWNHAND_BENCH_MAIL=FOLDER node e2e/bench/voiceFloor.ts [--writer david] [--model ID] [--epochs 4] [--rate 0.0005]
 *     [--memory recompute] [--threads N] [--set dropout=0.1,rank=32] [--drafts]
 *
 * The folder holds WRITER.jsonl, JSON lines with `email`, and WRITER.requests.jsonl, with `line` and `request`.
 * `--drafts` also writes some held-out requests with the base and with what was trained; they are real mail's, so they
 * go to standard error.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Models } from '../../electron/engine/model/models.ts';
import type { Adapter } from '../../electron/engine/model/adapter.ts';
import { modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { Writer } from '../../electron/engine/model/writer.ts';
import { tokenizeAnswer } from '../../electron/engine/training/tokens.ts';
import type { Turn } from '../../electron/engine/prompt/turn.ts';
import { trainInProcess } from '../../electron/engine/training/trainerProcess.ts';

const floor = { loss: 1.84, tokensPerSecond: 112 };
const heldOutEvery = 5;
const drafted = 3;

const { values } = parseArgs({
  options: {
    writer: { type: 'string', default: 'david' },
    model: { type: 'string', default: 'smollm2-135m' },
    epochs: { type: 'string', default: '4' },
    rate: { type: 'string', default: '0.0005' },
    memory: { type: 'string', default: 'recompute' },
    threads: { type: 'string' },
    set: { type: 'string', default: '' },
    drafts: { type: 'boolean', default: false },
  },
});
const source = process.env.OWNHAND_BENCH_MAIL;
if (source === undefined) {
  process.stderr.write('Say where the mail is: OWNHAND_BENCH_MAIL=FOLDER\n');
  process.exit(2);
}

/** Any other number among the trainer's options, by its name. */
const others = Object.fromEntries(
  values.set
    .split(',')
    .filter((one) => one !== '')
    .map((one) => one.split('='))
    .map(([name, value]) => [name, Number(value)]),
) as Record<string, number>;

const runtime = new Runtime();
const models = new Models({ folder: modelsFolder(), runtime, choices: { read: () => ({}), write: () => undefined } });
const folder = mkdtempSync(join(tmpdir(), 'ownhand-floor-'));
try {
  await measure(join(source, `${values.writer}.jsonl`), join(source, `${values.writer}.requests.jsonl`));
} finally {
  rmSync(folder, { recursive: true, force: true });
  await runtime.stop();
}

async function measure(mailFile: string, requestFile: string): Promise<void> {
  const { path } = await models.ready('writer', values.model);
  const mails = lines<{ email: string }>(mailFile);
  const pairs = lines<{ line: number; request: string }>(requestFile).map(({ line, request }) => ({
    prompt: request,
    answer: (mails[line]?.email ?? '').replaceAll('\r\n', '\n').trim(),
  }));
  const vocabulary = await runtime.loadVocabulary(path);
  const examples = pairs.map(({ prompt, answer }) => tokenizeAnswer(vocabulary, turns(prompt), answer));
  await vocabulary.dispose();
  const isHeldOut = (_: unknown, i: number): boolean => i % heldOutEvery === heldOutEvery - 1;
  const learned = examples.filter((example, i) => !isHeldOut(example, i));
  const heldOut = examples.filter(isHeldOut);
  const { cores } = await runtime.facts();
  const output = join(folder, 'adapter.gguf');
  const reached = new Map<number, number>();
  const began = performance.now();
  const result = await trainInProcess(
    {
      base: path,
      examples: learned,
      validation: heldOut,
      output,
      threads: Number(values.threads ?? cores),
      epochs: Number(values.epochs),
      patience: 1,
      learningRate: Number(values.rate),
      memory: values.memory as 'fast' | 'recompute' | 'lean',
      ...others,
    },
    {
      signal: new AbortController().signal,
      progress: ({ phase, epoch, step, loss }) => {
        // The last look at the held-out mails of an epoch ends when the next step begins.
        if (phase === 'training' && !reached.has(epoch - 1)) {
          reached.set(epoch - 1, (performance.now() - began) / 1000);
        }
        process.stderr.write(`${phase} ${step} ${loss?.toFixed(3) ?? ''}\n`);
      },
    },
  );
  const seconds = (performance.now() - began) / 1000;
  const tokens = learned.reduce((sum, example) => sum + example.tokens.length, 0);
  const best = result.epochs.find(({ epoch }) => epoch === result.bestEpoch);
  const taken = reached.get(result.bestEpoch) ?? seconds;
  say(`${values.model}, ${learned.length} mails learned (${tokens} tokens), ${heldOut.length} held out,`);
  say(
    `rate ${values.rate}, ${values.memory}, ${values.threads ?? cores} threads, ${values.set === '' ? 'the rest as usual' : values.set}.\n`,
  );
  say('| epoch | loss while learning | held-out loss | seconds since the start |');
  say('|---|---|---|---|');
  say(`| before | | ${result.before?.toFixed(3)} | ${reached.get(0)?.toFixed(0)} |`);
  for (const { epoch, loss, validationLoss } of result.epochs) {
    say(
      `| ${epoch} | ${loss.toFixed(3)} | ${validationLoss?.toFixed(3)} | ${(reached.get(epoch) ?? seconds).toFixed(0)} |`,
    );
  }
  say(`\n${result.tokensPerSecond.toFixed(0)} tokens/s, ${(result.memory / 2 ** 20).toFixed(0)} MiB at the most.`);
  if (values.model === 'smollm2-135m') {
    const allowed = (result.bestEpoch * tokens) / floor.tokensPerSecond;
    const holds = (best?.validationLoss ?? Infinity) <= floor.loss && taken < allowed;
    say(
      `Floor: ${floor.loss} within ${allowed.toFixed(0)} s. ${holds ? 'Reached' : 'NOT reached'}: ` +
        `${best?.validationLoss?.toFixed(3)} in ${taken.toFixed(0)} s.`,
    );
  }
  if (values.drafts) {
    await draft(path, output, pairs.filter(isHeldOut).slice(0, drafted));
  }
}

/** The experiment rendered requests with the sentence that this family of models was tuned to begin with. */
function turns(request: string): Turn[] {
  const system: Turn = { role: 'system', text: 'You are a helpful AI assistant named SmolLM, trained by Hugging Face' };
  return [...(values.model.startsWith('smollm2') ? [system] : []), { role: 'user', text: request }];
}

async function draft(path: string, adapter: string, pairs: readonly { prompt: string }[]): Promise<void> {
  const writer = await Writer.load(runtime, path, { paceFolder: folder });
  const trained: Adapter = { fingerprint: 'trained', lend: (work) => work(adapter) };
  for (const voice of [null, trained]) {
    const writing = voice === null ? writer : await writer.withAdapter(voice);
    for (const { prompt } of pairs) {
      const { text } = await writing.write({ prompt: { messages: turns(prompt) }, maxTokens: 120 });
      process.stderr.write(`\n[${voice === null ? 'base' : 'trained'}] ${prompt}\n---\n${text}\n`);
    }
  }
  await writer.dispose();
}

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
