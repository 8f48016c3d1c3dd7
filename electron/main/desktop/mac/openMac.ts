/**
 * The arm for macOS: System Events and the Accessibility attributes that Apple documents, asked by `osascript`.
 * Written to that documentation and not tried on a Mac yet.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { systemPreferences } from 'electron';
import { z } from 'zod';
import type { Desktop, Found } from '../desktop.ts';
import { copiedText, pasteText } from '../systemClipboard.ts';
import { insertable, isTerminal } from '../terminals.ts';
import { activateScript, frontScript, keyCodes, keyScript } from './scripts.ts';

const run = promisify(execFile);
const scriptMs = 2_000;
/** As much of the text before the caret as is of use. */
const beforeLetters = 2_000;

const FrontAnswer = z.object({
  pid: z.number(),
  program: z.string(),
  place: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
  isPassword: z.boolean(),
  selected: z.string().nullable(),
  before: z.string(),
});
type FrontAnswer = z.infer<typeof FrontAnswer>;

const refusal =
  'macOS lets Ownhand see selected text and press keys once you allow it: System Settings, Privacy & Security, Accessibility. Until then what it writes is copied.';

export function openMac(): Desktop {
  /** What was seen last: the window in front and what is selected come in one answer. */
  let seen: FrontAnswer | null = null;
  const isTrusted = (): boolean => systemPreferences.isTrustedAccessibilityClient(false);
  const key = (code: number, modifier: string | null): Promise<void> =>
    script(keyScript(code, modifier)).then(() => undefined);
  return {
    get refusal() {
      return isTrusted() ? null : refusal;
    },
    hasKeys: false,
    front: async () => {
      // Asked for when the shortcut is pressed, and not before.
      if (!systemPreferences.isTrustedAccessibilityClient(true)) {
        return null;
      }
      seen = FrontAnswer.parse(JSON.parse(await script(frontScript(beforeLetters))));
      return { window: String(seen.pid), program: seen.program, place: seen.place };
    },
    find: async ({ program }): Promise<Found> => {
      if (seen?.isPassword) {
        return { kind: 'password' };
      }
      const text =
        seen?.selected || (isTerminal(program) ? null : await copiedText(() => key(keyCodes.c, 'command down')));
      return text?.trim()
        ? { kind: 'text', text, isCut: false, caret: null }
        : { kind: 'nothing', before: seen?.before ?? '', caret: null };
    },
    // The small window is a panel, which has the keys while the program stays in front.
    takeKeys: () => Promise.resolve(null),
    insert: async ({ window, program }, text, where) => {
      await script(activateScript(Number(window)));
      if (where === 'behind' && !isTerminal(program)) {
        await key(keyCodes.right, null);
      }
      return pasteText(insertable(text, program), () => key(keyCodes.v, 'command down'));
    },
    undo: async ({ window, program }) => {
      if (isTerminal(program)) {
        return false;
      }
      await script(activateScript(Number(window)));
      await key(keyCodes.z, 'command down');
      return true;
    },
    close: () => Promise.resolve(),
  };
}

async function script(text: string): Promise<string> {
  const { stdout } = await run('/usr/bin/osascript', ['-l', 'JavaScript', '-e', text], { timeout: scriptMs });
  return stdout;
}
