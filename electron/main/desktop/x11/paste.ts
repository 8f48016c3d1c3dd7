import { setTimeout as wait } from 'node:timers/promises';
import type { Front, Insertion, Where } from '../desktop.ts';
import { insertable, isTerminal } from '../terminals.ts';
import { borrow } from './borrow.ts';
import { activate, activeWindow, isThere } from './front.ts';
import { textContent } from './content.ts';
import { type Reach, releaseMs } from './selected.ts';

const activateMs = 1_000;
const pasteMs = 1_200;
/** A program that fetched a terminal's selection also from the other one has done so by then. */
const otherMs = 30;

/** Puts a text into a program by pressing its key for pasting. The clipboard then has what it had before. */
export async function paste(reach: Reach, front: Front, text: string, where: Where): Promise<Insertion> {
  const { connection, keyboard, offers } = reach;
  const window = Number(front.window);
  const content = textContent(insertable(text, front.program));
  const [clipboard, isInFront] = await Promise.all([
    borrow(connection, offers, 'CLIPBOARD', content),
    bringToFront(reach, window),
    keyboard.released(releaseMs),
  ]);
  if (!isInFront) {
    return 'gone';
  }
  // Shift+Insert pastes what is selected in most terminals, and the clipboard in the others.
  const isOldWay = isTerminal(front.program) || !keyboard.has('XK_v');
  const primary = isOldWay ? await borrow(connection, offers, 'PRIMARY', content) : null;
  if (where === 'behind' && !isOldWay) {
    await keyboard.press(['XK_Right']);
  }
  await keyboard.press(isOldWay ? ['XK_Shift_L', 'XK_Insert'] : ['XK_Control_L', 'XK_v']);
  const takes = [clipboard, ...(primary === null ? [] : [primary])].map((each) => each.takenBy(window, pasteMs));
  const isTaken = await first(takes);
  await primary?.giveBack();
  if (isTaken) {
    await wait(primary === null ? 0 : otherMs);
    await clipboard.giveBack();
    return 'inserted';
  }
  return clipboard.isLost ? 'lost' : 'copied';
}

/** Asks a program to undo. False where it is gone, or is a terminal, where nothing can be undone. */
export async function undo(reach: Reach, front: Front): Promise<boolean> {
  if (isTerminal(front.program) || !reach.keyboard.has('XK_z') || !(await bringToFront(reach, Number(front.window)))) {
    return false;
  }
  await reach.keyboard.released(releaseMs);
  await reach.keyboard.press(['XK_Control_L', 'XK_z']);
  return true;
}

async function bringToFront({ connection }: Reach, window: number): Promise<boolean> {
  if ((await activeWindow(connection)) === window) {
    return true;
  }
  if (!(await isThere(connection, window))) {
    return false;
  }
  await activate(connection, window);
  for (let waited = 0; waited < activateMs; waited += 10) {
    if ((await activeWindow(connection)) === window) {
      return true;
    }
    await wait(10);
  }
  return false;
}

/** True as soon as one of them is; false when all are not. */
async function first(answers: readonly Promise<boolean>[]): Promise<boolean> {
  return Promise.any(
    answers.map(async (answer) => {
      if (!(await answer)) {
        throw new Error('no');
      }
      return true;
    }),
  ).catch(() => false);
}
