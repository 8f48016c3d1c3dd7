import { setTimeout as wait } from 'node:timers/promises';
import { ask, type Connection, tell } from './connection.ts';
import { type Key, keyOf, type Layout, symbol } from './keySyms.ts';

export interface Keyboard {
  /** Presses keys together and lets them go. `keys` are names of symbols, modifiers first. */
  press(keys: readonly string[]): Promise<void>;
  /** Whether the layout has a key for a symbol. */
  has(key: string): boolean;
  /** The code of a symbol's key; 0 where the layout has none. */
  codeOf(key: string): number;
  /** Waits until no key is held down, so many milliseconds at most, and lets go of those that still are. */
  released(milliseconds: number): Promise<void>;
  /**
   * Takes every key from all other programs until the returned function is called. Null where another program has them
   * and does not let go in time.
   */
  take(onKey: (key: Key) => void): Promise<(() => Promise<void>) | null>;
}

/** A shortcut that is still held down has the keys until it is let go. */
const grabMs = 1_500;

export async function openKeyboard(connection: Connection): Promise<Keyboard> {
  const { client, test, root } = connection;
  let layout = await readLayout(connection);
  connection.onEvent(({ name }) => {
    if (name === 'MappingNotify') {
      readLayout(connection).then(
        (next) => {
          layout = next;
        },
        () => undefined,
      );
    }
  });

  const codeOf = (key: string): number => {
    const wanted = symbol(key);
    const index = layout.rows.findIndex((row) => row.includes(wanted));
    return wanted === 0 || index === -1 ? 0 : layout.first + index;
  };
  const fake = (type: number, keycode: number): void => {
    test.FakeInput(type, keycode, 0, root, 0, 0);
  };
  const done = (): Promise<void> =>
    new Promise((resolve) => {
      client.sync(() => {
        resolve();
      });
    });
  const heldDown = async (): Promise<number[]> => {
    const keys = await ask<Buffer>((answer) => {
      client.QueryKeymap(answer);
    });
    return [...keys].flatMap((byte, index) =>
      Array.from({ length: 8 }, (_, bit) => bit)
        .filter((bit) => (byte >> bit) & 1)
        .map((bit) => index * 8 + bit),
    );
  };

  return {
    codeOf,
    has: (key) => codeOf(key) !== 0,
    press: async (keys) => {
      const codes = keys.map(codeOf).filter((code) => code !== 0);
      for (const code of codes) {
        fake(test.KeyPress, code);
      }
      for (const code of codes.toReversed()) {
        fake(test.KeyRelease, code);
      }
      await done();
    },
    released: async (milliseconds) => {
      const end = Date.now() + milliseconds;
      while ((await heldDown()).length > 0 && Date.now() < end) {
        await wait(8);
      }
      for (const code of await heldDown()) {
        fake(test.KeyRelease, code);
      }
      await done();
    },
    take: async (onKey) => {
      const end = Date.now() + grabMs;
      const grab = (): Promise<number> =>
        ask((answer) => {
          client.GrabKeyboard(root, 0, 0, 1, 1, answer);
        });
      while ((await grab()) !== 0) {
        if (Date.now() > end) {
          return null;
        }
        await wait(8);
      }
      const stop = connection.onEvent((event) => {
        if (event.name === 'KeyPress') {
          onKey(keyOf(layout, Number(event['keycode']), Number(event['buttons'])));
        }
      });
      return async () => {
        stop();
        await tell((answer) => {
          client.UngrabKeyboard(0, answer);
        });
      };
    },
  };
}

async function readLayout({ client, keycodes: { first, count } }: Connection): Promise<Layout> {
  const [rows, modifiers] = await Promise.all([
    ask<number[][]>((done) => {
      client.GetKeyboardMapping(first, count, done);
    }),
    ask<number[][]>((done) => {
      client.GetModifierMapping(done);
    }),
  ]);
  const bitOf = (key: string): number => {
    const index = modifiers.findIndex((codes) => codes.some((code) => rows[code - first]?.includes(symbol(key))));
    return index === -1 ? 0 : 1 << index;
  };
  return { first, rows, thirdLevel: bitOf('XK_ISO_Level3_Shift'), numLock: bitOf('XK_Num_Lock') };
}
