/** The X screen of the tests as a person uses it: a window manager, other programs, a keyboard, a clipboard. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Connection, connectToX, tell } from '../../electron/main/desktop/x11/connection.ts';
import { frontWindow } from '../../electron/main/desktop/x11/front.ts';
import { type Keyboard, openKeyboard } from '../../electron/main/desktop/x11/keyboard.ts';
import { type Content, textContent } from '../../electron/main/desktop/x11/content.ts';
import { createOffers, type Offers } from '../../electron/main/desktop/x11/offers.ts';
import { offered, ownerOf, receive } from '../../electron/main/desktop/x11/received.ts';

export interface XScreen {
  readonly connection: Connection;
  readonly keyboard: Keyboard;
  /** Starts a program and waits until a window of it is in front. */
  open(program: string, words: readonly string[], name: string | RegExp): Promise<ChildProcess>;
  /** Opens a text in a GTK editor. */
  openEditor(file: string, text: string): Promise<ChildProcess>;
  /** The program in front, its window's place, and its title. */
  inFront(): Promise<string>;
  place(): Promise<{ readonly x: number; readonly y: number } | null>;
  title(): Promise<string>;
  waitForTitle(part: string): Promise<void>;
  /** What is selected in the program in front; empty where nothing is. */
  selectedText(): Promise<string>;
  /** Takes a shortcut as another program does, until the returned function is called. */
  takeShortcut(keys: readonly [control: string, alt: string, key: string]): Promise<() => Promise<void>>;
  /** Waits until a program is in front. */
  waitForFront(name: string | RegExp): Promise<void>;
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Puts something into the clipboard, as another program would. */
  copy(content: string | Content): Promise<void>;
  asText(text: string): Content;
  clipboardText(): Promise<string | null>;
  clipboardFormats(): Promise<string[]>;
  clipboardBytes(format: string): Promise<Buffer | null>;
  close(): Promise<void>;
}

const startMs = 30_000;
/** Without a session bus programs of GTK look for one for seconds, and start one that outlives them. */
const withoutBus = { NO_AT_BRIDGE: '1', GTK_A11Y: 'none' };

/** The X names of what is typed here. */
const symbols: Readonly<Record<string, string>> = {
  ' ': 'XK_space',
  ',': 'XK_comma',
  '.': 'XK_period',
  '-': 'XK_minus',
};

/** Waits until something is so, for as long as a program may take to start on a busy machine. */
async function until(isSo: () => Promise<boolean>, sentence: string): Promise<void> {
  const end = Date.now() + startMs;
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error(sentence);
    }
    await wait(30);
  }
}

/** `session` is how programs find the bus of a session; without it they are kept from looking for one. */
export async function openXScreen(session: Readonly<Record<string, string>> = withoutBus): Promise<XScreen> {
  const connection = await connectToX();
  const keyboard = await openKeyboard(connection);
  const offers: Offers = await createOffers(connection);
  const children: ChildProcess[] = [];
  const start = (program: string, words: readonly string[]): ChildProcess => {
    const env = { ...process.env, ...session, GSETTINGS_BACKEND: 'memory', LC_ALL: 'C.UTF-8' };
    const child = spawn(program, words, { stdio: 'ignore', env });
    children.push(child);
    return child;
  };
  const inFront = async (): Promise<string> => (await frontWindow(connection))?.program ?? '';
  const waitForFront = async (name: string | RegExp): Promise<void> => {
    const fits = (program: string): boolean => (typeof name === 'string' ? program === name : name.test(program));
    await until(async () => fits(await inFront()), `${String(name)} never came to the front.`);
  };
  const bytes = async (format: string): Promise<Buffer | null> =>
    (await receive(connection, 'CLIPBOARD', format))?.data ?? null;

  start('openbox', ['--sm-disable']);
  const isManaged = async (): Promise<boolean> =>
    (await connection.property(connection.root, '_NET_SUPPORTING_WM_CHECK')).data.length > 0;
  await until(isManaged, 'The window manager did not start.');
  const title = async (): Promise<string> => {
    const front = await frontWindow(connection);
    const name = front === null ? '' : (await connection.property(front.id, '_NET_WM_NAME')).data.toString('utf8');
    // Chromium puts marks of direction around titles with letters that are read from the right.
    return name.replace(/[\u200e\u200f\u202a-\u202e]/g, '');
  };
  const open: XScreen['open'] = async (program, words, name) => {
    const child = start(program, words);
    await waitForFront(name);
    return child;
  };
  return {
    ...{ connection, keyboard, inFront, waitForFront, title, open, asText: textContent },
    place: async () => (await frontWindow(connection))?.place ?? null,
    waitForTitle: (part) => until(async () => (await title()).includes(part), `No window “${part}” came to the front.`),
    openEditor: async (file, text) => {
      writeFileSync(file, text);
      const child = await open('mousepad', ['--disable-server', file], 'Mousepad');
      await until(async () => (await title()).includes(basename(file)), 'The editor did not open the file.');
      return child;
    },
    selectedText: async () => {
      const front = await frontWindow(connection);
      const owner = await ownerOf(connection, 'PRIMARY');
      return front !== null && owner !== 0 && connection.sameProgram(owner, front.id)
        ? ((await receive(connection, 'PRIMARY', 'UTF8_STRING'))?.data.toString('utf8') ?? '')
        : '';
    },
    takeShortcut: async ([, , key]) => {
      const code = keyboard.codeOf(key);
      const modifiers = 4 | 8;
      await tell((done) => {
        connection.client.GrabKey(connection.root, 0, modifiers, code, 1, 1, done);
      });
      return () =>
        tell((done) => {
          connection.client.UngrabKey(connection.root, code, modifiers, done);
        });
    },
    press: async (...keys) => {
      await keyboard.press(keys);
      await wait(30);
    },
    type: async (text) => {
      for (const letter of text) {
        const lower = symbols[letter] ?? `XK_${letter.toLowerCase()}`;
        await keyboard.press(letter === letter.toLowerCase() ? [lower] : ['XK_Shift_L', lower]);
        await wait(8);
      }
    },
    copy: async (content) => {
      await offers.offer('CLIPBOARD', typeof content === 'string' ? textContent(content) : content, () => undefined);
    },
    clipboardText: async () => (await bytes('UTF8_STRING'))?.toString('utf8') ?? null,
    clipboardFormats: () => offered(connection, 'CLIPBOARD'),
    clipboardBytes: bytes,
    close: async () => {
      for (const child of children.toReversed()) {
        child.kill();
      }
      await wait(100);
      connection.close();
    },
  };
}
