import { ask, type Connection, tell } from './connection.ts';

/** The window that has the keyboard, and whose it is. */
export interface FrontWindow {
  readonly id: number;
  /** The program's name for itself (the class in WM_CLASS); empty where it gives none. */
  readonly program: string;
  /** Where it is on the screen, in the screen's own points. */
  readonly place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The window in front; null where there is none, or no window manager that says. */
export async function frontWindow(connection: Connection): Promise<FrontWindow | null> {
  const id = await activeWindow(connection);
  if (id === 0) {
    return null;
  }
  try {
    const [program, place] = await Promise.all([programOf(connection, id), placeOf(connection, id)]);
    return { id, program, place };
  } catch {
    return null; // closed in this moment
  }
}

export async function activeWindow(connection: Connection): Promise<number> {
  const { data } = await connection.property(connection.root, '_NET_ACTIVE_WINDOW');
  return data.length < 4 ? 0 : data.readUInt32LE(0);
}

/** Asks the window manager to give a window the keyboard. */
export async function activate(connection: Connection, id: number): Promise<void> {
  const { client, root } = connection;
  const type = await connection.atom('_NET_ACTIVE_WINDOW');
  // 2: asked for by a person, by way of a program such as a task bar.
  const substructure = (1 << 19) | (1 << 20);
  await tell((done) => {
    client.SendClientMessage(root, id, type, 32, [2, 0, 0, 0, 0], substructure, done);
  });
}

/** Whether a window is still there. */
export function isThere(connection: Connection, id: number): Promise<boolean> {
  return placeOf(connection, id).then(
    () => true,
    () => false,
  );
}

async function programOf(connection: Connection, id: number): Promise<string> {
  const { data } = await connection.property(id, 'WM_CLASS');
  const [instance = '', className = ''] = data.toString('latin1').split('\0');
  return className || instance;
}

async function placeOf({ client, root }: Connection, id: number): Promise<FrontWindow['place']> {
  const [{ width, height }, { destX, destY }] = await Promise.all([
    ask<{ width: number; height: number }>((done) => {
      client.GetGeometry(id, done);
    }),
    ask<{ destX: number; destY: number }>((done) => {
      client.TranslateCoordinates(id, root, 0, 0, done);
    }),
  ]);
  return { x: destX, y: destY, width, height };
}
