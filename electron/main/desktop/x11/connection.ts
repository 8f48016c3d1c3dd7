// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- types that no package brings, for whoever imports this
/// <reference path="./x11.d.ts" />
import x11, { type Client, type Display, type Done, type Property, type Sent, type XEvent, type XTest } from 'x11';

/** A connection to the X server, with a small window of our own that is never shown. */
export interface Connection {
  readonly client: Client;
  readonly test: XTest;
  readonly root: number;
  readonly window: number;
  readonly keycodes: { readonly first: number; readonly count: number };
  readonly isOpen: boolean;
  atom(name: string): Promise<number>;
  atomName(atom: number): Promise<string>;
  property(window: number, name: string): Promise<Property>;
  /** Whether two windows were made by one program over one connection. */
  sameProgram(one: number, other: number): boolean;
  /** The server's own time now: what takes hold of a selection has to name it. */
  time(): Promise<number>;
  /** Told of every event until the returned function is called. */
  onEvent(listener: (event: XEvent) => void): () => void;
  /** The first event that fits; null when none came in so many milliseconds. */
  next(fits: (event: XEvent) => boolean, milliseconds: number): Promise<XEvent | null>;
  close(): void;
}

/** As much of a property as is read at once, in units of four bytes: all of it. */
const wholeProperty = 0x1fffffff;

/** WM_TRANSIENT_FOR: up to it atoms are the same everywhere. */
const lastStandardAtom = 68;

/** The answer to a request as a promise. */
export function ask<T>(request: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    request((error, value) => {
      if (error) {
        reject(asError(error));
      } else {
        resolve(value);
      }
      return true;
    });
  });
}

/** Resolves once the server has done what was asked. */
export function tell(request: (done: Sent) => void): Promise<void> {
  return ask<unknown>((done) => {
    request((error) => done(error, null));
  }).then(() => undefined);
}

/** Connects to the server that `display` or the variable DISPLAY names. */
export async function connectToX(display = process.env['DISPLAY'] ?? ''): Promise<Connection> {
  const { client, ...setup } = await new Promise<Display>((resolve, reject) => {
    const made = x11.createClient({ display }, (error, opened) => {
      if (error) {
        reject(asError(error));
      } else {
        resolve(opened);
      }
    });
    made.on('error', (error) => {
      reject(asError(error));
    });
  });
  // The package keeps the atoms of all servers in one table; each server has numbers of its own.
  const standard = Object.entries(client.atoms).filter(([, number]) => number <= lastStandardAtom);
  client.atoms = Object.fromEntries(standard);
  client.atom_names = Object.fromEntries(standard.map(([name, number]) => [number, name]));
  const root = setup.screen[0]?.root ?? 0;
  const window = client.AllocID();
  const eventMask = x11.eventMask.PropertyChange;
  client.CreateWindow(window, root, -10, -10, 1, 1, 0, 0, 0, 0, { eventMask });
  const test = await new Promise<XTest>((resolve, reject) => {
    client.require('xtest', (error, extension) => {
      if (error) {
        reject(asError(error));
      } else {
        resolve(extension);
      }
    });
  });

  const listeners = new Set<(event: XEvent) => void>();
  client.on('event', (event) => {
    for (const listener of [...listeners]) {
      listener(event);
    }
  });
  let isOpen = true;
  client.on('end', () => {
    isOpen = false;
  });

  // Kept here too: the package hands out what it knows a turn later, and Chromium asks two dozen times to paste once.
  const atom = kept((name: string) =>
    ask<number>((done) => {
      client.InternAtom(false, name, done);
    }),
  );
  const atomName = kept((number: number) =>
    ask<string>((done) => {
      client.GetAtomName(number, done);
    }),
  );
  const onEvent = (listener: (event: XEvent) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const next: Connection['next'] = (fits, milliseconds) =>
    new Promise((resolve) => {
      const end = (event: XEvent | null): void => {
        clearTimeout(timer);
        stop();
        resolve(event);
      };
      const timer = setTimeout(end, milliseconds, null);
      const stop = onEvent((event) => {
        if (fits(event)) {
          end(event);
        }
      });
    });
  const clock = await atom('OWNHAND_TIME');

  return {
    ...{ client, test, root, window, atom, atomName, onEvent, next },
    keycodes: { first: setup.min_keycode, count: setup.max_keycode - setup.min_keycode + 1 },
    get isOpen() {
      return isOpen;
    },
    property: async (of, name) => {
      const number = await atom(name);
      return ask((done) => {
        client.GetProperty(0, of, number, 0, 0, wholeProperty, done);
      });
    },
    sameProgram: (one, other) => ((one ^ other) & ~setup.resource_mask) === 0,
    time: async () => {
      const told = next(({ name, atom: changed }) => name === 'PropertyNotify' && changed === clock, 1_000);
      client.ChangeProperty(2, window, clock, clock, 8, Buffer.alloc(0), () => true);
      return Number((await told)?.['time'] ?? 0);
    },
    close: () => {
      isOpen = false;
      client.terminate();
    },
  };
}

/** A question that is asked once for each word, and again only where it failed. */
function kept<K, V>(askFor: (word: K) => Promise<V>): (word: K) => Promise<V> {
  const answers = new Map<K, Promise<V>>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) {
      return known;
    }
    const asked = askFor(word);
    answers.set(word, asked);
    asked.catch(() => answers.delete(word));
    return asked;
  };
}

/** X errors are plain objects. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('The X server refused a request.', { cause: error });
}
