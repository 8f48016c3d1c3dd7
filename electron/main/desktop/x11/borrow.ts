import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import type { Content, Form } from './content.ts';
import type { Offer, Offers } from './offers.ts';
import { offered, ownerOf, receive } from './received.ts';

/** A selection that is ours for a moment. */
export interface Borrowed {
  /** True once another program has put something of its own there: that stays. */
  readonly isLost: boolean;
  /** True once a program of this window has fetched what is there, or becomes so in so many milliseconds. */
  takenBy(window: number, milliseconds: number): Promise<boolean>;
  /** Puts back what was there before, in all its formats. Does nothing when lost. */
  giveBack(): Promise<void>;
  /** The same, also where another program has put something there: something that we asked it to put there. */
  takeBack(): Promise<void>;
}

/** What is no content but a service of the owner, or would change what it holds. */
const noContent = /^(?:TARGETS|TIMESTAMP|MULTIPLE|SAVE_TARGETS|DELETE|INSERT_\w+|OWNHAND_\w+)$/;
/** As much of another program's clipboard as is kept, and how long it may take to hand it over. */
const keptBytes = 64_000_000;
const keepMs = 2_000;
/** Programs fetch twice, or in several forms. */
const quietMs = 60;

/** Takes a selection over for `content`, or to hold what is in it already, having read all of that. */
export async function borrow(
  connection: Connection,
  offers: Offers,
  selection: string,
  content: Content | null,
): Promise<Borrowed> {
  const before = await keep(connection, selection);
  let lastTaken: { readonly by: number; readonly at: number } | null = null;
  const takers = new Set<number>();
  const offer: Offer = await offers.offer(selection, content ?? before, (requestor) => {
    takers.add(requestor);
    lastTaken = { by: requestor, at: Date.now() };
  });
  const isTaken = (window: number): boolean =>
    [...takers].some((requestor) => connection.sameProgram(requestor, window));
  return {
    get isLost() {
      return offer.isLost;
    },
    takenBy: async (window, milliseconds) => {
      const end = Date.now() + milliseconds;
      while (!isTaken(window) && Date.now() < end && !offer.isLost) {
        await wait(4);
      }
      while (isTaken(window) && Date.now() - (lastTaken?.at ?? 0) < quietMs) {
        await wait(8);
      }
      return isTaken(window);
    },
    giveBack: () => (before.size === 0 ? offer.drop() : offer.replace(before)),
    takeBack: async () => {
      const again = await offers.offer(selection, before, () => undefined);
      await (before.size === 0 ? again.drop() : undefined);
    },
  };
}

/** Everything that a selection holds, in every format its owner offers. */
async function keep(connection: Connection, selection: string): Promise<Content> {
  const kept = new Map<string, Form>();
  if ((await ownerOf(connection, selection)) === 0) {
    return kept;
  }
  const end = Date.now() + keepMs;
  const time = await connection.time();
  let bytes = 0;
  for (const target of await offered(connection, selection)) {
    if (!noContent.test(target) && bytes < keptBytes && Date.now() < end) {
      const received = await receive(connection, selection, target, { bytes: keptBytes - bytes, time });
      if (received !== null && !received.cut) {
        const type = await connection.atomName(received.type);
        kept.set(target, { type, format: received.format, data: received.data });
        bytes += received.data.length;
      }
    }
  }
  return kept;
}
