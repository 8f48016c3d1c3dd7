import { ask, type Connection } from './connection.ts';

/** What another program holds in a selection, in one of its formats. */
export interface Received {
  /** The atom of what it is. */
  readonly type: number;
  /** Bits of one item: 8, 16 or 32. */
  readonly format: number;
  readonly data: Buffer;
  /** True where there was more than was wanted. */
  readonly cut: boolean;
}

const wholeProperty = 0x1fffffff;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Asks the owner of a selection for one format of it. Null where it has none, or does not answer in `milliseconds`.
 * Of large contents, which come in pieces, `bytes` are kept. `time` is the server's, where it is known already.
 */
export function receive(
  connection: Connection,
  selection: string,
  target: string,
  { bytes = 32_000_000, milliseconds = 500, time = 0 } = {},
): Promise<Received | null> {
  // One at a time: all of them go through one property of our window.
  const mine = turn.then(() => receiveNow(connection, selection, target, { bytes, milliseconds, time }));
  turn = mine.catch(() => undefined);
  return mine;
}

async function receiveNow(
  connection: Connection,
  selectionName: string,
  targetName: string,
  { bytes, milliseconds, time: given }: { bytes: number; milliseconds: number; time: number },
): Promise<Received | null> {
  const { client, window } = connection;
  const [selection, target, property, incremental] = (await Promise.all(
    [selectionName, targetName, 'OWNHAND_RECEIVED', 'INCR'].map((name) => connection.atom(name)),
  )) as [number, number, number, number];
  const take = () =>
    ask<{ type: number; format: number; data: Buffer }>((done) => {
      client.GetProperty(1, window, property, 0, 0, wholeProperty, done);
    });
  const time = given || (await connection.time());
  const answered = connection.next(
    (event) => event.name === 'SelectionNotify' && event['target'] === target && event['selection'] === selection,
    milliseconds,
  );
  client.ConvertSelection(window, selection, target, property, time, () => true);
  const answer = await answered;
  if (answer === null || answer['property'] === 0) {
    return null;
  }
  let arrived = nextPiece(connection, property, milliseconds);
  const whole = await take();
  if (whole.type !== incremental) {
    return {
      type: whole.type,
      format: whole.format,
      data: whole.data.subarray(0, bytes),
      cut: whole.data.length > bytes,
    };
  }
  const pieces: Buffer[] = [];
  let length = 0;
  let last = { type: 0, format: 8 };
  while (await arrived) {
    arrived = nextPiece(connection, property, milliseconds);
    const piece = await take();
    if (piece.data.length === 0) {
      return { ...last, data: Buffer.concat(pieces).subarray(0, bytes), cut: length > bytes };
    }
    last = { type: piece.type, format: piece.format };
    // Taken to the end, also what is not wanted: an owner that waits for ever would be stuck.
    if (length <= bytes) {
      pieces.push(piece.data);
    }
    length += piece.data.length;
  }
  return null;
}

async function nextPiece(connection: Connection, property: number, milliseconds: number): Promise<boolean> {
  const event = await connection.next(
    ({ name, atom, state, wid }) =>
      name === 'PropertyNotify' && atom === property && state === 0 && wid === connection.window,
    milliseconds,
  );
  return event !== null;
}

/** The names of the formats that a selection's owner offers; empty where there is no owner or no answer. */
export async function offered(connection: Connection, selection: string): Promise<string[]> {
  const targets = await receive(connection, selection, 'TARGETS');
  if (targets === null || targets.format !== 32) {
    return [];
  }
  const atoms = Array.from({ length: targets.data.length / 4 }, (_, index) => targets.data.readUInt32LE(index * 4));
  const names = await Promise.all(atoms.map((atom) => connection.atomName(atom).catch(() => null)));
  return names.filter((name) => name !== null);
}

/** The window that holds a selection; 0 where nobody does. */
export async function ownerOf(connection: Connection, selection: string): Promise<number> {
  const atom = await connection.atom(selection);
  return ask((done) => {
    connection.client.GetSelectionOwner(atom, done);
  });
}
