import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { TrainerChoices, type TrainerProgress, type TrainerResult } from '../../../contract/trainer.ts';
import { type Command, type Context, count, text, UsageError, type Values } from '../command.ts';
import { bytes, duration } from '../format.ts';
import { learnVoice } from './learnVoice.ts';

export const trainCommand: Command = {
  name: 'train',
  summary: 'learn your voice from the pairs of playback, or train an adapter on examples of your own',
  usage: '[--base ID] [OPTIONS] | --examples FILE --base MODEL --out ADAPTER [OPTIONS]',
  help: [
    ['', 'Without --examples: your voice, from the mail that is here; Ctrl+C pauses, and the same command goes on.'],
    ['--completer', 'a voice for the model that completes as you type, from the mails themselves'],
    ['--continue ID', 'learn on from an earlier voice; see ownhand voices list'],
    ['--weights', 'let words count by how much your own mail makes them likelier'],
    ['--examples FILE', 'JSON lines, each {"prompt": "...", "answer": "..."}'],
    ['--base MODEL', 'the GGUF file of the model, or its id; see ownhand models list'],
    ['--out ADAPTER', 'where the adapter goes, a GGUF file for llama.cpp'],
    ['--checkpoint DIR', 'where an unfinished run is kept, to go on from (ADAPTER.unfinished)'],
    ['--from ADAPTER', 'an adapter of the same model to train further'],
    ['--epochs N', 'how often to go through the examples (3)'],
    ['--rank N', 'inner size of the adapter (16)'],
    ['--rate N', 'learning rate (0.0005)'],
    ['--context N', 'longest example, in tokens (512)'],
    ['--memory MODE', 'fast, recompute (usual) or lean'],
    ['--threads N', 'how many cores may compute (all)'],
    ['--seed N', 'the same seed gives the same adapter (1)'],
  ],
  options: {
    examples: { type: 'string' },
    completer: { type: 'boolean' },
    continue: { type: 'string' },
    weights: { type: 'boolean' },
    base: { type: 'string' },
    out: { type: 'string' },
    checkpoint: { type: 'string' },
    from: { type: 'string' },
    epochs: { type: 'string' },
    rank: { type: 'string' },
    rate: { type: 'string' },
    context: { type: 'string' },
    memory: { type: 'string' },
    threads: { type: 'string' },
    seed: { type: 'string' },
  },
  words: [0, 0],
  run: async (context, _words, values) =>
    text(values, 'examples') === undefined ? learnVoice(context, values) : trainOnFile(context, values),
};

async function trainOnFile({ engine, terminal, signal, json }: Context, values: Values): Promise<unknown> {
  const started = performance.now();
  const checkpoint = text(values, 'checkpoint');
  const threads = count(values, 'threads');
  const result = await engine.call(
    'training.file',
    {
      examples: needed(values, 'examples'),
      base: baseOf(values),
      output: needed(values, 'out'),
      ...(threads === undefined ? {} : { threads }),
      ...(checkpoint === undefined ? {} : { checkpoint: resolve(checkpoint) }),
      choices: choices(values),
    },
    {
      signal,
      progress: (progress) => {
        terminal.status(line(progress));
      },
    },
  );
  if (!json) {
    for (const row of summary(result, (performance.now() - started) / 1000)) {
      terminal.line(row);
    }
  }
  return result;
}

function needed(values: Values, name: string): string {
  const value = text(values, name);
  if (value === undefined) {
    throw new UsageError(`--${name} is missing.`);
  }
  return resolve(value);
}

/** A file where there is one of that name, else the id of a model. */
function baseOf(values: Values): string {
  const path = needed(values, 'base');
  return existsSync(path) ? path : (text(values, 'base') ?? '');
}

function choices(values: Values): TrainerChoices {
  const number = (name: string): number | undefined => {
    const value = text(values, name);
    return value === undefined ? undefined : Number(value);
  };
  const from = text(values, 'from');
  const parsed = TrainerChoices.safeParse({
    startFrom: from === undefined ? undefined : resolve(from),
    epochs: number('epochs'),
    rank: number('rank'),
    alpha: (number('rank') ?? 16) * 2,
    learningRate: number('rate'),
    context: number('context'),
    memory: text(values, 'memory'),
    seed: number('seed'),
  });
  if (!parsed.success) {
    throw new UsageError(`--${String(parsed.error.issues[0]?.path[0] ?? 'option')} is not understood.`);
  }
  return parsed.data;
}

function line(progress: TrainerProgress): string {
  const { phase, step, steps, epoch, loss, validationLoss, tokensPerSecond, secondsLeft, memory } = progress;
  if (phase === 'loading') {
    return 'Loading the model';
  }
  const parts = [`${phase === 'training' ? 'Training' : 'Checking'}: step ${step} of ${steps}, epoch ${epoch}`];
  if (loss !== undefined) {
    parts.push(`loss ${loss.toFixed(3)}`);
  }
  if (validationLoss !== undefined) {
    parts.push(`on unseen ${validationLoss.toFixed(3)}`);
  }
  if (tokensPerSecond !== undefined) {
    parts.push(`${Math.round(tokensPerSecond)} tokens/s`);
  }
  if (secondsLeft !== undefined) {
    parts.push(`${duration(secondsLeft)} left`);
  }
  return [...parts, bytes(memory)].join(', ');
}

function summary(result: TrainerResult, seconds: number): string[] {
  const unseen = (loss: number | undefined): string => (loss === undefined ? '' : `, on unseen ${loss.toFixed(3)}`);
  return [
    `Wrote ${result.adapter}: ${result.steps} steps in ${duration(seconds)}, ` +
      `${Math.round(result.tokensPerSecond)} tokens/s, ${bytes(result.memory)} of memory.`,
    ...(result.before === undefined ? [] : [`Before: loss${unseen(result.before).slice(1)}`]),
    ...result.epochs.map(
      ({ epoch, loss, validationLoss }) =>
        `Epoch ${epoch}: loss ${loss.toFixed(3)}${unseen(validationLoss)}` +
        (epoch === result.bestEpoch && result.epochs.length > 1 ? ' (kept)' : ''),
    ),
    ...(result.skipped === 0 ? [] : [`${result.skipped} examples were left out: too long, or without an answer.`]),
  ];
}
