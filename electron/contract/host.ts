import { z } from 'zod';
import { AnywhereChoices, AnywhereState } from './anywhere.ts';
import { SourceRef, StoreState } from './entities.ts';
import { type Contract, method } from './method.ts';

const Nothing = z.object({});

export const EngineState = z.object({
  state: z.enum(['starting', 'ready', 'restarting', 'failed']),
  /** For `restarting` and `failed`: what happened, in a sentence. */
  message: z.string().nullable(),
});
export type EngineState = z.infer<typeof EngineState>;

/** What main does for a window: dialogs, clipboard, keychain, and word of the engine's health. */
export const host = {
  /** Reports the engine's state at once and each change of it, until cancelled. */
  'host.engineState': method({ input: Nothing, progress: EngineState, output: z.null() }),
  'host.about': method({
    input: Nothing,
    output: z.object({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      electron: z.string(),
      keychain: z.object({ available: z.boolean(), reason: z.string().nullable() }),
    }),
  }),
  /** Opens the store with the key in the keychain. `locked` or `absent` comes back where only a passphrase can. */
  'host.unlock': method({ input: z.object({ create: z.boolean().default(false) }), output: StoreState }),
  /** Opens a dialog. Null when the person changed their mind. */
  'host.pickMailbox': method({
    input: z.object({ kind: z.enum(['file', 'document', 'folder']) }),
    output: SourceRef.nullable(),
  }),
  'host.pickModel': method({ input: Nothing, output: SourceRef.nullable() }),
  /** The content of a picked .eml file, to be answered. */
  'host.pickMail': method({ input: Nothing, output: z.object({ name: z.string(), base64: z.string() }).nullable() }),
  /** Asks where and writes; false when the person changed their mind. */
  'host.saveMail': method({
    input: z.object({ name: z.string().max(200), eml: z.string().max(2_000_000) }),
    output: z.boolean(),
  }),
  'host.copy': method({ input: z.object({ text: z.string().max(2_000_000) }), output: z.null() }),
  /** Opens an https link in the person's browser. */
  'host.openLink': method({ input: z.object({ url: z.url({ protocol: /^https$/ }) }), output: z.null() }),
  /** Shows the data folder in the system's file manager. */
  'host.showHome': method({ input: Nothing, output: z.null() }),
  /** Reports how it stands with the shortcut at once and each change of it, until cancelled. */
  'anywhere.watch': method({ input: Nothing, progress: AnywhereState, output: z.null() }),
  /** Takes the choices over. A shortcut that cannot be had leaves the one before in force: `obstacle` says why. */
  'anywhere.choose': method({ input: AnywhereChoices.partial(), output: AnywhereState }),
  /** Leaves the shortcut without effect for an hour, or ends that. */
  'anywhere.pause': method({ input: z.object({ paused: z.boolean() }), output: AnywhereState }),
  /** Undoes an insertion in the program it went into. False where that is gone, or knows no undoing. */
  'anywhere.undo': method({ input: z.object({ id: z.int() }), output: z.object({ undone: z.boolean() }) }),
  'host.restartEngine': method({ input: Nothing, output: z.null() }),
} satisfies Contract;

export type Host = typeof host;
