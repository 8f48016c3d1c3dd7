import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { engine as engineContract, engineForMain } from '../../contract/engine.ts';
import { AppError, cancelled, type ErrorCode } from '../../contract/errors.ts';
import { connect } from '../../rpc/connect.ts';
import { pair } from '../../rpc/port.ts';
import { serve } from '../../rpc/serve.ts';
import { createApp } from '../app/app.ts';
import { defaultHome, heedNoEmptyHome } from '../home.ts';
import { version } from '../version.ts';
import { type Command, named, text, UsageError, type Values, whole } from './command.ts';
import { commands } from './commands/index.ts';
import { step } from './format.ts';
import { commandHelp, overview } from './help.ts';
import { processTerminal } from './terminal.ts';
import { unlock } from './unlock.ts';

const exitCodes: Partial<Record<ErrorCode, number>> = {
  'invalid-input': 2,
  'wrong-passphrase': 3,
  locked: 3,
  'no-model': 4,
  cancelled: 130,
};

const globalOptions: ParseArgsOptionsConfig = {
  home: { type: 'string' },
  json: { type: 'boolean' },
  'passphrase-fd': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
};

const terminal = processTerminal();
heedNoEmptyHome();

process.exitCode = await main(process.argv.slice(2));

/** Runs one command and answers the process's exit code. */
async function main(words: string[]): Promise<number> {
  // What follows an option that takes a value is no command, whatever it is called.
  const at = words.findIndex((word, i) => commands.some(({ name }) => name === word) && !takesValue(words[i - 1]));
  const command = commands.find(({ name }) => name === words[at]);
  try {
    if (command === undefined) {
      return withoutCommand(words);
    }
    const { values, positionals } = parse(command, [...words.slice(0, at), ...words.slice(at + 1)]);
    if (values.help === true) {
      terminal.write(commandHelp(command));
      return 0;
    }
    const [least, most] = command.words;
    if (positionals.length < least || positionals.length > most) {
      throw new UsageError(`Usage: ownhand ${command.name} ${command.usage}`);
    }
    await run(command, positionals, values);
    return 0;
  } catch (error) {
    return fail(error, command);
  }
}

function takesValue(word: string | undefined): boolean {
  return word?.startsWith('--') === true && named(globalOptions, word.slice(2))?.type === 'string';
}

function withoutCommand(words: string[]): number {
  if (words.includes('--version')) {
    terminal.line(version);
    return 0;
  }
  const unknown = words.find((word) => !word.startsWith('-'));
  if (unknown !== undefined) {
    throw new UsageError(`There is no command ${JSON.stringify(unknown)}. See: ownhand --help`);
  }
  terminal.write(overview(commands));
  return words.length === 0 || words.includes('--help') || words.includes('-h') ? 0 : 2;
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args, options: { ...globalOptions, ...command.options }, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'These options are not understood.', { cause });
  }
}

async function run(command: Command, positionals: string[], values: Values): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const app = createApp({
    home: text(values, 'home') ?? defaultHome(),
    background: false,
    learning: false,
    watching: false,
  });
  const [near, far] = pair();
  serve(far, { ...engineContract, ...engineForMain }, app.handlers, {
    onInternalError: (method, error) => {
      terminal.note(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
  });
  const engine = connect<typeof engineContract & typeof engineForMain>(near);
  try {
    const result = await command.run(
      {
        engine,
        terminal,
        signal: controller.signal,
        json: values.json === true,
        unlock: () =>
          unlock(
            engine,
            terminal,
            { descriptor: whole(values, 'passphrase-fd'), environment: process.env.OWNHAND_PASSPHRASE },
            command.begins === true,
          ),
        register: (path) => engine.call('path.register', { path }),
        progress: (progress) => {
          terminal.status(step(progress));
        },
      },
      positionals,
      values,
    );
    terminal.clearStatus();
    if (values.json === true && result !== undefined) {
      terminal.line(JSON.stringify(result, null, 2));
    }
    // What was there by then is printed; whoever called it must not take it for the whole.
    if (controller.signal.aborted) {
      throw cancelled();
    }
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await app.close();
  }
}

function fail(error: unknown, command: Command | undefined): number {
  terminal.clearStatus();
  if (error instanceof UsageError) {
    terminal.note(error.message);
    if (command !== undefined) {
      terminal.note(`See: ownhand ${command.name} --help`);
    }
    return 2;
  }
  if (error instanceof AppError) {
    terminal.note(error.message);
    return exitCodes[error.code] ?? 1;
  }
  terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
