import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, app, clipboard, dialog, shell } from 'electron';
import type { SourceRef } from '../contract/entities.ts';
import { AppError } from '../contract/errors.ts';
import type { Host } from '../contract/host.ts';
import type { Handlers } from '../contract/method.ts';
import type { EngineChild } from './child.ts';
import type { Keychain } from './keychain.ts';
import { type Remembered, unlock } from './unlock.ts';
import type { WriteAnywhere } from './writeAnywhere.ts';

/** As much of a mail as is read to be answered. What follows in longer files are attachments. */
const mailBytes = 2_000_000;
const documentFilters = [
  { name: 'Documents', extensions: ['docx', 'docm', 'odt', 'rtf', 'pdf', 'html', 'htm', 'md', 'markdown', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];

/** What main does for one window. Paths stay here and in the engine: the page gets a reference and a name. */
export function hostHandlers(
  window: BrowserWindow,
  engine: EngineChild,
  keychain: Keychain,
  remembered: Remembered,
  home: string,
  anywhere: Promise<WriteAnywhere>,
): Handlers<Host> {
  async function pick(options: Electron.OpenDialogOptions): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
    return canceled ? null : (filePaths[0] ?? null);
  }

  async function pickSource(options: Electron.OpenDialogOptions): Promise<SourceRef | null> {
    const path = await pick(options);
    return path === null ? null : await engine.call('path.register', { path });
  }

  return {
    'host.engineState': (_, { signal, progress }) =>
      new Promise((resolve) => {
        progress(engine.state);
        const stop = engine.onState(progress);
        signal.addEventListener('abort', () => {
          stop();
          resolve(null);
        });
      }),
    'host.about': () => ({
      version: app.getVersion(),
      platform: process.platform as 'linux' | 'darwin' | 'win32',
      electron: process.versions.electron,
      keychain: { available: keychain.available, reason: keychain.reason },
    }),
    'host.unlock': ({ create }) => unlock(engine, keychain, create, remembered),
    'host.pickMailbox': ({ kind }) =>
      kind === 'folder'
        ? pickSource({
            title: 'Choose a folder of mail or documents',
            properties: ['openDirectory', 'showHiddenFiles'],
          })
        : kind === 'document'
          ? pickSource({ title: 'Choose a document', properties: ['openFile'], filters: documentFilters })
          : pickSource({ title: 'Choose a mailbox file', properties: ['openFile', 'showHiddenFiles'] }),
    'host.pickModel': () =>
      pickSource({
        title: 'Choose a model file',
        properties: ['openFile'],
        filters: [{ name: 'GGUF models', extensions: ['gguf'] }],
      }),
    'host.pickMail': async () => {
      const path = await pick({
        title: 'Choose the mail to answer',
        properties: ['openFile'],
        filters: [
          { name: 'Mail', extensions: ['eml'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return path === null ? null : { name: basename(path), base64: await readMail(path) };
    },
    'host.saveMail': async ({ name, eml }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: 'Save the mail',
        defaultPath: name,
        filters: [{ name: 'Mail', extensions: ['eml'] }],
      });
      if (canceled || filePath === '') {
        return false;
      }
      await writeFile(filePath, eml).catch((error: unknown) => {
        throw fileError(error, 'The mail could not be saved there.');
      });
      return true;
    },
    'host.copy': async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    },
    'host.openLink': async ({ url }) => {
      await shell.openExternal(url);
      return null;
    },
    'host.showHome': async () => {
      await shell.openPath(home);
      return null;
    },
    'anywhere.watch': async (_, { signal, progress }) => {
      const { anywhere: state } = await anywhere;
      progress(state.state);
      const stop = state.onChange(progress);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          stop();
          resolve(null);
        });
      });
    },
    'anywhere.choose': async (part) => (await anywhere).anywhere.choose(given(part)),
    'anywhere.pause': async ({ paused }) => (await anywhere).anywhere.pause(paused),
    'anywhere.undo': async ({ id }) => ({ undone: await (await anywhere).undo(id) }),
    'host.restartEngine': () => {
      engine.restart();
      return null;
    },
  };
}

/** What was said, without what was left open. */
function given<T extends object>(part: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never;
}

/** The start of a file as it is, because only the mail itself says which charsets are in it. */
async function readMail(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mailBytes), 0, mailBytes, 0);
      return buffer.toString('base64', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, 'That file could not be read.');
  }
}

function fileError(error: unknown, sentence: string): AppError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
      return new AppError('disk-full', `${sentence} The disk is full.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('no-permission', `${sentence} You have no permission for it.`);
    default:
      return new AppError('unreadable', sentence);
  }
}
