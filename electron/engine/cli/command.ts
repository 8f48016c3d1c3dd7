import type { ParseArgsOptionsConfig } from 'node:util';
import type { Engine, EngineForMain } from '../../contract/engine.ts';
import type { SourceRef, Step } from '../../contract/entities.ts';
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

/** A whole number of at least one. Throws a `UsageError` otherwise. */
export function count(values: Values, name: string): number | undefined {
  const value = text(values, name);
  if (value === undefined) {
    return undefined;
  }
  if (!/^[1-9]\d{0,5}$/.test(value)) {
    throw new UsageError(`--${name} takes a whole number, not ${JSON.stringify(value)}.`);
  }
  return Number(value);
}
