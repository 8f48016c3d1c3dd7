import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine, EngineForMain } from '../contract/engine.ts';
import { AppError } from '../contract/errors.ts';
import type { EngineState } from '../contract/host.ts';
import { type ChildPort, parentEnd } from '../rpc/childPort.ts';
import { type Client, connect } from '../rpc/connect.ts';

export interface EngineCommand {
  readonly node: string;
  readonly entry: string;
  readonly home: string;
  readonly log: string;
  /** Where Node keeps compiled code. */
  readonly code?: string;
  /** Milliseconds before each new start after a crash; when they are used up the engine is given up. */
  readonly delays?: readonly number[];
}

const usualDelays = [200, 1_000, 3_000, 8_000, 20_000];
/** An engine that ran this long is a good one: its next crash is the first again. */
const goodRunMs = 60_000;
const logBytes = 1_000_000;

/** The engine's process: started at once, started again after a crash, asked to end when the app ends. */
export class EngineChild {
  readonly #command: EngineCommand;
  readonly #listeners = new Set<(state: EngineState) => void>();
  #state: EngineState = { state: 'starting', message: null };
  #child: ChildProcess | null = null;
  #open: ((number: number) => ChildPort) | null = null;
  #main: Client<Engine & EngineForMain> | null = null;
  #lastPort = 0;
  #crashes = 0;
  #quitting = false;

  constructor(command: EngineCommand) {
    this.#command = command;
    this.#start();
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Told of every change from now on. Returns what ends it. */
  onState(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A new port to the engine that runs now; null while none does. It closes when that engine ends. */
  openPort(): ChildPort | null {
    return this.#open?.(++this.#lastPort) ?? null;
  }

  /** Main's own calls. They may be made from the first moment on: they wait in the channel. */
  get call(): Client<Engine & EngineForMain>['call'] {
    const main = this.#main;
    if (main === null) {
      throw new AppError('engine-restarted', this.#state.message ?? 'The engine is not running.');
    }
    return (name, input, options) => main.call(name, input, options);
  }

  /** Starts a new engine whatever the state, for instance after it was given up. */
  restart(): void {
    this.#crashes = 0;
    if (this.#child === null) {
      this.#start();
    } else {
      this.#child.kill('SIGKILL');
    }
  }

  /** Asks the engine to finish and waits for it, for a few seconds at most. */
  async quit(): Promise<void> {
    this.#quitting = true;
    const child = this.#child;
    if (child === null) {
      return;
    }
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    // It ends when nobody can ask it for anything any more.
    const hangUp = (): void => {
      if (child.connected) {
        child.disconnect();
      }
    };
    this.#main?.call('engine.quit', {}).then(hangUp, hangUp);
    await Promise.race([ended, wait(5_000)]);
    child.kill('SIGKILL');
  }

  #start(): void {
    const { node, entry, home, log, code } = this.#command;
    const started = Date.now();
    const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, '--home', home], {
      // Messages never travel on stdout: native libraries print there.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'json',
      env: engineEnvironment(code),
    });
    this.#child = child;
    const end = parentEnd(child);
    this.#open = (number) => end.open(number);
    const main = connect<Engine & EngineForMain>(end.open(0));
    this.#main = main;
    this.#change({ state: this.#crashes === 0 ? 'starting' : 'restarting', message: this.#state.message });

    const logFile = openLog(log);
    child.stdout?.pipe(logFile, { end: false });
    child.stderr?.pipe(logFile, { end: false });

    let over = false;
    const onEnd = (what: string): void => {
      if (over) {
        return;
      }
      over = true;
      logFile.end(`--- ${new Date().toISOString()} ${what}\n`);
      this.#child = null;
      this.#open = null;
      this.#main = null;
      main.fail('engine-restarted', 'The engine stopped before it could answer.');
      if (!this.#quitting) {
        this.#afterCrash(Date.now() - started);
      }
    };
    child.on('error', (error) => {
      onEnd(`could not be started: ${error.message}`);
    });
    child.on('exit', (code, signal) => {
      onEnd(`ended with ${signal ?? `code ${code ?? 0}`}`);
    });
    main.call('engine.ping', {}).then(
      () => {
        this.#change({ state: 'ready', message: null });
      },
      () => undefined,
    );
  }

  /** Any end without a goodbye is a crash. */
  #afterCrash(ranMs: number): void {
    this.#crashes = ranMs > goodRunMs ? 1 : this.#crashes + 1;
    const delay = (this.#command.delays ?? usualDelays)[this.#crashes - 1];
    if (delay === undefined) {
      this.#change({
        state: 'failed',
        message: 'The engine keeps stopping, so it was not started again. engine.log in the data folder says more.',
      });
      return;
    }
    this.#change({
      state: 'restarting',
      message: 'The engine stopped and is being started again. Everything that was saved is still there.',
    });
    setTimeout(() => {
      if (this.#child === null && !this.#quitting && this.#state.state === 'restarting') {
        this.#start();
      }
    }, delay);
  }

  #change(state: EngineState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      listener(state);
    }
  }
}

/**
 * On Linux the C library keeps freed memory for itself unless it is told otherwise: with these, 250 MB instead of 390
 * stay behind when a model of 1.5 billion parameters is put away.
 */
const allocator = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '262144',
};

/** The environment, less what Electron needs in it, which would make Node something else. */
function engineEnvironment(code: string | undefined): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('ELECTRON_') && name !== 'NODE_OPTIONS');
  return {
    ...(process.platform === 'linux' ? allocator : {}),
    ...Object.fromEntries(kept),
    ...(code === undefined ? {} : { NODE_COMPILE_CACHE: code }),
  };
}

/** Appends to the log, which begins anew when it has grown large. */
function openLog(path: string): ReturnType<typeof createWriteStream> {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logBytes) {
    rmSync(path, { force: true });
  }
  const file = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A log that cannot be written (a full disk) must not end the app.
  file.on('error', () => undefined);
  return file;
}
