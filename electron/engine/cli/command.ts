import { readFile } from 'node:fs/promises';
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Engine, EngineForMain } from '../../contract/engine.ts';
import type { SourceRef, Step } from '../../contract/entities.ts';
import { AppError } from '../../contract/errors.ts';
import type { Client } from '../../rpc/connect.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given to work with. */
export interface Context {
  readonly engine: Client<Engine & EngineForMain>;
  readonly terminal: Terminal;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly json: boolean;
  /** Opens the person's data, asking for the passphrase where it is not given. */
  readonly unlock: () => Promise<void>;
  readonly register: (path: string) => Promise<SourceRef>;
  /** Shows how far something has come. */
  readonly progress: (step: Step) => void;
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows the command's name. */
  readonly usage: string;
  /** Help for each option: the option as written, and what it does. */
  readonly help: readonly (readonly [string, string])[];
  readonly options: ParseArgsOptionsConfig;
  /** It may be the first, with no mail in: a store is made where there is none. Others say that nothing is there. */
  readonly begins?: boolean;
  /** How many words may follow: least and most. */
  readonly words: readonly [number, number];
  /** Returns what `--json` prints, or nothing where the command has printed its own lines. */
  readonly run: (context: Context, words: readonly string[], values: Values) => Promise<unknown>;
}

/** The command was called in a way that it does not understand. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function texts(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The addresses that `--me` names. Throws a `UsageError` where one is none: it would be remembered as the person's. */
export function ownAddresses(values: Values): string[] {
  const given = texts(values, 'me').map((word) => /<([^<>]*)>\s*$/.exec(word)?.[1] ?? word);
  const wrong = given.find((word) => !/^[^\s@<>]+@[^\s@<>]+$/.test(word.trim()));
  if (wrong !== undefined) {
    throw new UsageError(`--me takes an address, as in mara@example.org, not ${JSON.stringify(wrong)}.`);
  }
  return given;
}

/** The text of a file that the person names. Fails with `unreadable`. */
export async function readGiven(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('unreadable', `${path} cannot be read.`, { cause });
  }
}

/** What is kept under this name, and nothing that objects bring along. */
export function named<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** A whole number of at least one. Throws a `UsageError` otherwise. */
export function count(values: Values, name: string): number | undefined {
  return number(values, name, /^[1-9]\d{0,5}$/, 'a whole number from 1 on');
}

/** A whole number, zero among them. Throws a `UsageError` otherwise. */
export function whole(values: Values, name: string): number | undefined {
  return number(values, name, /^\d{1,9}$/, 'a whole number');
}

function number(values: Values, name: string, form: RegExp, words: string): number | undefined {
  const value = text(values, name);
  if (value === undefined) {
    return undefined;
  }
  if (!form.test(value)) {
    throw new UsageError(`--${name} takes ${words}, not ${JSON.stringify(value)}.`);
  }
  return Number(value);
}
