/**
 * How much drafts are like the person, by how much of the person stands behind them: the five arms of the judgement;
 * with --completer, how many next words of the person's mail suggestions foresee with a voice and without.
 *
 *   node e2e/bench/voice.ts [--model ID] [--completer] [--as NAME] [--me ADDRESS]... [--drafts N] [--untrained] [--minutes N] [MAILBOX]
 *
 * The sample mailbox (or MAILBOX) goes the whole way: import, playback, training, judgement on the held-out mails. With
 * --untrained only the arms that need no training are judged. With --minutes it stops after so long with exit code 75,
 * and the same command goes on from there; what is done is kept in the cache folder. The tables of all mailboxes and
 * models that were judged so far are printed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engine, engineForMain } from '../../electron/contract/engine.ts';
import { AppError } from '../../electron/contract/errors.ts';
import type { Judgement } from '../../electron/contract/voice.ts';
import { createApp } from '../../electron/engine/app/app.ts';
import { sampleIdentity, samplePath } from '../../electron/engine/app/sample.ts';
import { judgementLines } from '../../electron/engine/cli/commands/evaluate.ts';
import { modelsFolder } from '../../electron/engine/model/folder.ts';
import { connect } from '../../electron/rpc/connect.ts';
import { pair } from '../../electron/rpc/port.ts';
import { serve } from '../../electron/rpc/serve.ts';

const { values, positionals } = parseArgs({
  options: {
    model: { type: 'string', default: 'smollm2-135m' },
    as: { type: 'string', default: 'the sample writer' },
    me: { type: 'string', multiple: true },
    drafts: { type: 'string', default: '20' },
    completer: { type: 'boolean', default: false },
    untrained: { type: 'boolean', default: false },
    minutes: { type: 'string' },
  },
  allowPositionals: true,
});

/** What is known of one mailbox with one model. */
interface Judged {
  readonly name: string;
  readonly model: string;
  /** Whether suggestions were judged, and not drafts. */
  readonly completer?: boolean;
  /** Seconds that each part took, all runs together. */
  seconds: Record<string, number>;
  peakBytes: number;
  voice: number | null;
  judgement: Judgement | null;
}

const folder = join(modelsFolder(), '..', 'bench', 'voice');
const file = join(folder, 'judged.json');
mkdirSync(folder, { recursive: true });
const all: Judged[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Judged[]) : [];
const judged = find();
const home = join(folder, `${values.as} ${values.model}${values.completer ? ' completer' : ''}`.replace(/\W+/g, '-'));
const stop = new AbortController();
const clock = setTimeout(
  () => {
    stop.abort();
  },
  Number(values.minutes ?? 1e4) * 60_000,
);

try {
  await goThrough();
  process.stdout.write(all.map(table).join('\n'));
} catch (error) {
  if (!(error instanceof AppError && error.code === 'cancelled')) {
    throw error;
  }
  process.stderr.write('The time is over. The same command goes on from here.\n');
  process.exitCode = 75;
} finally {
  clearTimeout(clock);
}

function find(): Judged {
  const { completer } = values;
  const known = all.find(
    (each) => each.name === values.as && each.model === values.model && (each.completer ?? false) === completer,
  );
  const found = known ?? {
    name: values.as,
    model: values.model,
    completer,
    seconds: {},
    peakBytes: 0,
    voice: null,
    judgement: null,
  };
  if (known === undefined) {
    all.push(found);
  }
  return found;
}

async function goThrough(): Promise<void> {
  const app = createApp({ home, background: false });
  const [near, far] = pair();
  serve(far, { ...engine, ...engineForMain }, app.handlers);
  const client = connect<typeof engine & typeof engineForMain>(near);
  const { signal } = stop;
  const timed = async <T>(part: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    try {
      return await work();
    } finally {
      judged.seconds[part] = (judged.seconds[part] ?? 0) + (performance.now() - began) / 1_000;
      judged.peakBytes = Math.max(judged.peakBytes, process.resourceUsage().maxRSS * 1_024);
      writeFileSync(file, JSON.stringify(all));
    }
  };
  const say = ({ stage, done, total }: { stage: string; done: number; total: number | null }): void => {
    process.stderr.write(`${stage}: ${done} of ${total ?? '?'}\n`);
  };
  try {
    await client.call('store.unlock', { passphrase: 'a bench protects nothing' });
    await timed('import', async () => {
      const source = await client.call('path.register', { path: positionals[0] ?? samplePath });
      await client.call(
        'corpus.import',
        { source, me: values.me ?? (positionals.length === 0 ? sampleIdentity.addresses : []) },
        { signal },
      );
      await client.call('memory.embed', {}, { signal });
    });
    if (!values.untrained) {
      if (!values.completer) {
        await timed('playback', () => client.call('playback.run', { model: values.model }, { signal, progress: say }));
      }
      judged.voice ??= await timed('training', async () => {
        const voice = await client.call(
          'voice.train',
          { base: values.model, role: values.completer ? 'completer' : 'writer' },
          { signal },
        );
        return voice.id;
      });
    }
    judged.judgement = await timed('judgement', () =>
      client.call(
        'voice.evaluate',
        {
          model: values.model,
          mails: Number(values.drafts),
          ...(judged.voice === null ? {} : { id: judged.voice }),
        },
        { signal, progress: say },
      ),
    );
    writeFileSync(file, JSON.stringify(all));
  } finally {
    await app.close();
  }
}

function table({ name, model, completer, seconds, peakBytes, judgement }: Judged): string {
  if (judgement === null) {
    return '';
  }
  const took = Object.entries(seconds).map(([part, length]) => `${part} ${(length / 60).toFixed(1)} min`);
  return [
    `**${name}**, ${model}${completer === true ? ', suggestions' : ''}: ${took.join(', ')}; ${(peakBytes / 1e9).toFixed(2)} GB at most in the engine.`,
    '',
    '```',
    ...judgementLines(judgement),
    '```',
    '',
  ].join('\n');
}
