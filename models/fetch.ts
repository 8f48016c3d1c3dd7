import { parseArgs } from 'node:util';
import type { Step } from '../electron/contract/entities.ts';
import { AppError } from '../electron/contract/errors.ts';
import { fetchModel } from '../electron/engine/model/delivery.ts';
import { modelsFolder } from '../electron/engine/model/folder.ts';
import { sizeText } from '../electron/engine/model/quantity.ts';
import { catalog, starters } from './catalog.ts';

const usage = `Fetches models into the models folder.

  node models/fetch.ts [ID...]   without an id, what a new installation needs

Models: ${catalog.map((model) => model.id).join(', ')}
`;

/** How often progress is printed where it cannot be overwritten, in ms. */
const logEvery = 5_000;

function describe({ stage, done, total, perSecond, secondsLeft }: Step): string {
  return [
    stage,
    total === null ? '' : `${sizeText(done)} of ${sizeText(total)}`,
    perSecond === null ? '' : `${sizeText(perSecond)}/s`,
    secondsLeft === null ? '' : `${Math.ceil(secondsLeft)} s left`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function printer(): (step: Step) => void {
  let printedAt = performance.now();
  return (step) => {
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${describe(step)}`);
    } else if (performance.now() - printedAt >= logEvery) {
      printedAt = performance.now();
      process.stderr.write(`${describe(step)}\n`);
    }
  };
}

/** Fetches the models named on the command line. Progress goes to standard error. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const unknown = positionals.filter((id) => !catalog.some((model) => model.id === id));
  if (unknown.length > 0) {
    process.stderr.write(`There is no model named ${unknown.join(', ')}.\n\n${usage}`);
    return 2;
  }
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  for (const model of positionals.length > 0 ? catalog.filter(({ id }) => positionals.includes(id)) : starters) {
    await fetchModel(model, modelsFolder(), { signal: stop.signal, progress: printer() });
    process.stderr.write(`${process.stderr.isTTY ? '\r\u001b[K' : ''}${model.name}: there.\n`);
  }
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof AppError ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
