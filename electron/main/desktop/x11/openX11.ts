import type { Desktop, KeyPress, Point, Taken } from '../desktop.ts';
import { ask, type Connection, connectToX } from './connection.ts';
import { frontWindow } from './front.ts';
import { openKeyboard } from './keyboard.ts';
import { createOffers } from './offers.ts';
import { paste, undo } from './paste.ts';
import { ownerOf, receive } from './received.ts';
import { type Reach, selected } from './selected.ts';

const anyButton = 0x1f00;
const pointerMs = 25;

/**
 * The X server's arm. Rejects where there is no server, or none that lets keys be pressed. `sessionBus` is the address of
 * the session's bus of D-Bus, by which programs tell more than the server knows; empty where there is none.
 */
export async function openX11(display?: string, sessionBus = addressOfSession()): Promise<Desktop> {
  const connection = await connectToX(display);
  const [keyboard, offers] = await Promise.all([openKeyboard(connection), createOffers(connection)]);
  const reach: Reach = { connection, keyboard, offers, sessionBus };
  return {
    refusal: null,
    hasKeys: true,
    front: async () => {
      const front = await frontWindow(connection);
      return front && { window: String(front.id), program: front.program, place: front.place };
    },
    find: (front) => selected(reach, front),
    takeKeys: (onKey, onPress) => takeKeys(reach, onKey, onPress),
    insert: (front, text, where) => paste(reach, front, text, where),
    undo: (front) => undo(reach, front),
    close: async () => {
      if (connection.isOpen && (await ownerOf(connection, 'CLIPBOARD')) === connection.window) {
        // What is in the clipboard would go with us; where a program keeps clipboards, it takes this one over.
        await receive(connection, 'CLIPBOARD_MANAGER', 'SAVE_TARGETS', { milliseconds: 300 });
      }
      connection.close();
    },
  };
}

/** Where the session's bus is: what the variable says, else where it usually is. */
function addressOfSession(): string {
  const folder = process.env['XDG_RUNTIME_DIR'];
  return process.env['DBUS_SESSION_BUS_ADDRESS'] ?? (folder ? `unix:path=${folder}/bus` : '');
}

async function takeKeys(
  { connection, keyboard }: Reach,
  onKey: (key: KeyPress) => void,
  onPress: (at: Point) => void,
): Promise<Taken | null> {
  const letGo = await keyboard.take(onKey);
  if (letGo === null) {
    return null;
  }
  let wasDown = await isDown(connection);
  const timer = setInterval(() => {
    void pointer(connection).then(
      ({ rootX, rootY, keyMask }) => {
        const down = (keyMask & anyButton) !== 0;
        if (down && !wasDown) {
          onPress({ x: rootX, y: rootY });
        }
        wasDown = down;
      },
      () => undefined,
    );
  }, pointerMs);
  return {
    release: async () => {
      clearInterval(timer);
      await letGo();
    },
  };
}

async function isDown(connection: Connection): Promise<boolean> {
  return ((await pointer(connection)).keyMask & anyButton) !== 0;
}

function pointer({ client, root }: Connection): Promise<{ rootX: number; rootY: number; keyMask: number }> {
  return ask((done) => {
    client.QueryPointer(root, done);
  });
}
