import x11, { type XEvent } from 'x11';
import { type Connection, tell } from './connection.ts';
import type { Content, Form } from './content.ts';

export interface Offer {
  /** True once another program has taken the selection: what it holds is to stay. */
  readonly isLost: boolean;
  /** Puts other content in the place of the first; nobody asks for the first any more then. Does nothing when lost. */
  replace(content: Content): Promise<void>;
  /** Leaves the selection without an owner. Does nothing when lost. */
  drop(): Promise<void>;
}

export interface Offers {
  /** Takes hold of a selection. `onTaken` is told which window has got the content, in one form or another. */
  offer(selection: string, content: Content, onTaken: (requestor: number) => void): Promise<Offer>;
}

interface Held {
  readonly time: number;
  content: Content;
  readonly onTaken: (requestor: number) => void;
  isLost: boolean;
}

/** Fits into a request of the oldest servers. */
const piece = 64 * 1024;

/** Content of ours in selections, handed to whoever asks, in pieces where it is large. */
export async function createOffers(connection: Connection): Promise<Offers> {
  const { client, window } = connection;
  const held = new Map<number, Held>();
  const [targetsAtom, timestampAtom, multipleAtom, atomAtom, integerAtom, incremental] = (await Promise.all(
    ['TARGETS', 'TIMESTAMP', 'MULTIPLE', 'ATOM', 'INTEGER', 'INCR'].map((name) => connection.atom(name)),
  )) as [number, number, number, number, number, number];

  // Who asked may be gone by now. Nobody waits for this: the server does things in order.
  const put = (requestor: number, property: number, type: number, format: number, data: Buffer): void => {
    client.ChangeProperty(0, requestor, property, type, format, data, () => true);
  };

  /** Writes one form into the property of who asked; answers false where there is no such form. */
  async function answer(now: Held, requestor: number, targetAtom: number, property: number): Promise<boolean> {
    if (targetAtom === targetsAtom) {
      const names = ['TARGETS', 'TIMESTAMP', 'MULTIPLE', ...now.content.keys()];
      const atoms = await Promise.all(names.map((name) => connection.atom(name)));
      put(requestor, property, atomAtom, 32, words(atoms));
      return true;
    }
    if (targetAtom === timestampAtom) {
      put(requestor, property, integerAtom, 32, words([now.time]));
      return true;
    }
    const form = now.content.get(await connection.atomName(targetAtom));
    if (form === undefined) {
      return false;
    }
    const type = await connection.atom(form.type);
    if (form.data.length <= piece) {
      put(requestor, property, type, form.format, form.data);
      now.onTaken(requestor);
    } else {
      await tell((done) => {
        client.ChangeWindowAttributes(requestor, { eventMask: x11.eventMask.PropertyChange }, done);
      });
      const goOn = fetched(requestor, property);
      put(requestor, property, incremental, 32, words([form.data.length]));
      void sendPieces(now, requestor, property, type, form, goOn).catch(() => undefined);
    }
    return true;
  }

  const fetched = (requestor: number, property: number): Promise<XEvent | null> =>
    connection.next(
      ({ name, wid, atom, state }) =>
        name === 'PropertyNotify' && wid === requestor && atom === property && state === 1,
      5_000,
    );

  async function sendPieces(
    now: Held,
    requestor: number,
    property: number,
    type: number,
    { format, data }: Form,
    goOn: Promise<XEvent | null>,
  ): Promise<void> {
    for (let start = 0; ; start += piece) {
      if ((await goOn) === null) {
        return; // it asked and went away
      }
      const next = data.subarray(start, start + piece);
      goOn = fetched(requestor, property);
      put(requestor, property, type, format, next);
      if (next.length === 0) {
        now.onTaken(requestor);
        return;
      }
    }
  }

  async function serve(event: XEvent): Promise<void> {
    const { selection, requestor, target, time } = event as unknown as Record<string, number> & typeof event;
    // Old programs name no property and mean the target's name.
    const property = Number(event['property']) === 0 ? Number(target) : Number(event['property']);
    const now = held.get(Number(selection));
    const isAnswered =
      now !== undefined &&
      !now.isLost &&
      (await (
        target === multipleAtom
          ? answerMany(now, Number(requestor), property)
          : answer(now, Number(requestor), Number(target), property)
      ).catch(() => false));
    const notice = { name: 'SelectionNotify', time, requestor, selection, target, property: isAnswered ? property : 0 };
    client.SendEvent(Number(requestor), 0, 0, notice, () => true);
  }

  /** Several forms at once: pairs of target and property stand in the property that was named. */
  async function answerMany(now: Held, requestor: number, property: number): Promise<boolean> {
    const pairs = await new Promise<Buffer>((resolve) => {
      client.GetProperty(0, requestor, property, 0, 0, 1024, (error, value) => {
        resolve(error ? Buffer.alloc(0) : value.data);
        return true;
      });
    });
    for (let at = 0; at + 8 <= pairs.length; at += 8) {
      await answer(now, requestor, pairs.readUInt32LE(at), pairs.readUInt32LE(at + 4));
    }
    return pairs.length > 0;
  }

  connection.onEvent((event) => {
    if (event.name === 'SelectionRequest') {
      void serve(event);
    } else if (event.name === 'SelectionClear') {
      const now = held.get(Number(event['selection']));
      if (now !== undefined) {
        now.isLost = true;
      }
    }
  });

  async function own(selection: number, now: Held): Promise<void> {
    held.set(selection, now);
    await tell((done) => {
      client.SetSelectionOwner(window, selection, now.time, done);
    });
  }

  return {
    offer: async (selectionName, content, onTaken) => {
      const selection = await connection.atom(selectionName);
      let now: Held = { time: await connection.time(), content, onTaken, isLost: false };
      await own(selection, now);
      return {
        get isLost() {
          return now.isLost;
        },
        replace: async (next) => {
          const time = await connection.time();
          if (!now.isLost) {
            now = { time, content: next, onTaken: () => undefined, isLost: false };
            await own(selection, now);
          }
        },
        drop: async () => {
          if (!now.isLost) {
            held.delete(selection);
            await tell((done) => {
              client.SetSelectionOwner(0, selection, now.time, done);
            });
          }
        },
      };
    },
  };
}

/** Numbers of 32 bits, as the server keeps them. */
function words(numbers: readonly number[]): Buffer {
  const buffer = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) {
    buffer.writeUInt32LE(number >>> 0, index * 4);
  }
  return buffer;
}
