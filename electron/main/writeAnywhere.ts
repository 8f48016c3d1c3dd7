/** The voice in any program, put together: shortcut, small window, tray, and the system's arm. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clipboard, globalShortcut, powerMonitor, screen } from 'electron';
import { overlay as overlayContract } from '../contract/anywhere.ts';
import { messagePortMain } from '../rpc/messagePortMain.ts';
import { serve } from '../rpc/serve.ts';
import { relay } from './broker.ts';
import type { EngineChild } from './child.ts';
import { openDesktop } from './desktop/openDesktop.ts';
import { createInserted } from './overlay/inserted.ts';
import { createOverlay, type OverlayParts } from './overlay/overlay.ts';
import { overlayHandlers } from './overlay/overlayHandlers.ts';
import { openOverlayWindow, toPoints } from './overlay/overlayWindow.ts';
import type { Paths } from './paths.ts';
import { type Anywhere, createAnywhere } from './shortcut/anywhere.ts';
import { type KeptChoices, keptChoices } from './shortcut/choices.ts';
import { createShortcut } from './shortcut/shortcut.ts';
import { startAtLogin } from './startAtLogin.ts';
import { openTray } from './tray.ts';

const closeMs = 800;

export interface WriteAnywhere {
  readonly anywhere: Anywhere;
  /** Undoes an insertion in the program it went into; false where that cannot be done any more. */
  undo(id: number): Promise<boolean>;
  close(): Promise<void>;
}

export interface Surroundings {
  readonly paths: Paths;
  readonly engine: EngineChild;
  readonly choices: KeptChoices;
  /** Opens the store without asking anybody, where that can be done. */
  readonly unlock: () => Promise<unknown>;
  readonly openOwnhand: () => void;
  readonly onError: (method: string, error: unknown) => void;
}

export function choicesIn(home: string): KeptChoices {
  return keptChoices(join(home, 'anywhere.json'));
}

export async function writeAnywhere(around: Surroundings): Promise<WriteAnywhere> {
  const { paths, engine, choices, unlock, openOwnhand } = around;
  const desktop = await openDesktop();
  const inserted = createInserted(desktop, {
    keep: async (insertion) => (await engine.call('insertion.keep', insertion)).id,
    markUndone: async (id) => {
      await engine.call('insertion.markUndone', { id });
    },
  });
  const parts: OverlayParts = {
    ...{ desktop, inserted, toPoints, openOwnhand },
    window: openOverlayWindow(paths, !desktop.hasKeys, (ports) => {
      relay(engine, messagePortMain(ports.engine));
      serve(messagePortMain(ports.host), overlayContract, overlayHandlers(parts, overlay), {
        onInternalError: around.onError,
      });
    }),
    choices: () => choices.now,
    leaveAlone: (program) => {
      anywhere.choose({ leftAlone: [...choices.now.leftAlone, program] });
    },
    pointer: () => screen.getCursorScreenPoint(),
    copy: (text) => {
      void clipboard.writeText(text);
    },
  };
  const overlay = createOverlay(parts);
  const press = (): void => {
    // A store that was never opened in this run opens by itself where the key is in the keychain.
    unlock().catch(() => undefined);
    overlay.press();
  };
  const anywhere: Anywhere = createAnywhere({
    ...{ choices, startAtLogin, refusal: desktop.refusal },
    shortcut: createShortcut(globalShortcut, press),
  });
  const tray = openTray({ open: openOwnhand, press, pause: (paused) => void anywhere.pause(paused) });
  tray.follow(anywhere.state);
  anywhere.onChange((state) => {
    tray.follow(state);
  });
  // Whoever locks the screen needs the keys.
  powerMonitor.on('lock-screen', () => {
    overlay.hide();
  });
  powerMonitor.on('suspend', () => {
    overlay.hide();
  });

  return {
    anywhere,
    undo: (id) => inserted.undo(id),
    // An arm that does not answer must not keep the app from ending.
    close: () => Promise.race([desktop.close(), wait(closeMs)]),
  };
}
