import type { Voice, VoiceJob } from '../../../contract/voice.ts';
import { type Command, type Context, named, text, UsageError, type Values } from '../command.ts';
import { bytes, day, duration } from '../format.ts';

export const voicesCommand: Command = {
  name: 'voices',
  summary: 'list what was learned, switch a voice on or off, delete one',
  usage: 'list | use ID | off | delete ID | replaced ID | stop',
  help: [
    ['list', 'every voice, its losses, and which one is on'],
    ['use ID', 'write drafts with this voice'],
    ['off', 'write drafts without any'],
    ['delete ID', 'delete a voice for good'],
    ['replaced ID', 'what was taken out of the mails before it learned from them'],
    ['stop', 'drop a training that is not finished'],
    ['--role ROLE', 'which voice "off" means: writer (usual) or completer'],
  ],
  options: { role: { type: 'string' } },
  words: [1, 2],
  run: async (context, [action = '', id], values) => {
    const run = named(actions, action);
    if (run === undefined) {
      throw new UsageError(`There is no "voices ${action}".`);
    }
    await context.unlock();
    return run(context, id, values);
  },
};

type Action = (context: Context, id: string | undefined, values: Values) => Promise<unknown>;

const actions: Readonly<Record<string, Action>> = {
  list: async (context) => show(context, await context.engine.call('voice.list', {})),
  use: async (context, id) => show(context, await context.engine.call('voice.use', { id: number(id) })),
  off: async (context, _, values) => {
    const role = text(values, 'role') === 'completer' ? 'completer' : 'writer';
    return show(context, await context.engine.call('voice.use', { id: null, role }));
  },
  delete: async (context, id) => show(context, await context.engine.call('voice.delete', { id: number(id) })),
  replaced: async ({ engine, terminal, json }, id) => {
    const replaced = await engine.call('voice.replaced', { id: number(id) });
    if (json) {
      return replaced;
    }
    for (const { kind, text: what } of replaced) {
      terminal.line(`${kind.padEnd(10)} ${what.replaceAll('\n', ' ')}`);
    }
    return undefined;
  },
  stop: async ({ engine, json, terminal }) => {
    const job: VoiceJob = await engine.call('voice.stop', {});
    if (!json) {
      terminal.line(job.state === 'none' ? 'Nothing is being learned.' : 'What was unfinished is dropped.');
    }
    return json ? job : undefined;
  },
};

function number(word: string | undefined): number {
  if (word === undefined || !/^\d{1,9}$/.test(word)) {
    throw new UsageError('Say which voice: its number, as in ownhand voices list.');
  }
  return Number(word);
}

function show({ terminal, json }: Context, voices: readonly Voice[]): unknown {
  if (json) {
    return voices;
  }
  if (voices.length === 0) {
    terminal.line('No voice was learned yet. Begin with: ownhand playback, then ownhand train');
  }
  for (const voice of voices) {
    terminal.line(row(voice));
    for (const sentence of [voice.judgement?.reason, voice.obstacle]) {
      if (sentence) {
        terminal.line(`     ${sentence}`);
      }
    }
  }
  return undefined;
}

function row({
  id,
  active,
  baseName,
  createdAt,
  pairs,
  epochs,
  lossBefore,
  lossAfter,
  seconds,
  bytes: size,
  from,
}: Voice) {
  const loss =
    lossBefore === null || lossAfter === null ? '' : `, loss ${lossBefore.toFixed(2)} to ${lossAfter.toFixed(2)}`;
  return (
    `${String(id).padStart(3)}  ${active ? 'on ' : 'off'}  ${baseName}, ${day(createdAt)}` +
    `${from === null ? '' : `, on from ${from}`}: ${pairs} pairs, ${epochs} epochs in ${duration(seconds)}${loss}, ${bytes(size)}`
  );
}
