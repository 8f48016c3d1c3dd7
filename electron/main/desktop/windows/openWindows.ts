/**
 * The arm for Windows: UI Automation and user32, as Microsoft documents them, asked by one PowerShell that stays.
 * Written to that documentation and not tried on Windows yet.
 */
import { z } from 'zod';
import type { Desktop, Found } from '../desktop.ts';
import { copiedText, pasteText } from '../systemClipboard.ts';
import { insertable, isTerminal } from '../terminals.ts';
import { openPowerShell } from './powerShell.ts';

const Front = z.object({
  window: z.string(),
  program: z.string(),
  place: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
});
const Selected = z.object({ isPassword: z.boolean(), selected: z.string().nullable(), before: z.string() });

/** Keys as SendKeys writes them. */
const keys = { copy: '^c', paste: '^v', undo: '^z', right: '{RIGHT}' } as const;

export function openWindows(): Desktop {
  const shell = openPowerShell();
  const press = async (pressed: string): Promise<void> => {
    await shell.ask({ do: 'keys', keys: pressed });
  };
  const activate = (window: string): Promise<unknown> => shell.ask({ do: 'activate', window });
  return {
    refusal: null,
    hasKeys: false,
    front: async () => {
      const { window, program, place } = Front.parse(await shell.ask({ do: 'front' }));
      return { window, program, place };
    },
    find: async ({ program, window }): Promise<Found> => {
      const { isPassword, selected, before } = Selected.parse(await shell.ask({ do: 'selected' }));
      if (isPassword) {
        return { kind: 'password' };
      }
      await activate(window);
      const text = selected || (isTerminal(program) ? null : await copiedText(() => press(keys.copy)));
      return text?.trim()
        ? { kind: 'text', text, isCut: false, caret: null }
        : { kind: 'nothing', before, caret: null };
    },
    // Windows gives keys to the window in front alone: the small one takes the focus, and gives it back.
    takeKeys: () => Promise.resolve(null),
    insert: async ({ window, program }, text, where) => {
      await activate(window);
      if (where === 'behind' && !isTerminal(program)) {
        await press(keys.right);
      }
      return pasteText(insertable(text, program), () => press(keys.paste));
    },
    undo: async ({ window, program }) => {
      if (isTerminal(program)) {
        return false;
      }
      await activate(window);
      await press(keys.undo);
      return true;
    },
    close: () => {
      shell.close();
      return Promise.resolve();
    },
  };
}
