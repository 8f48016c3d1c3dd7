import { setTimeout as wait } from 'node:timers/promises';
import { type ClipboardItem, clipboard } from 'electron';

/** Nothing tells when a program has fetched what it was asked to paste. */
const fetchMs = 350;
const copyMs = 250;
/** What no program copies: while it is there nothing has been copied. */
const mark = '\u2060ownhand\u2060';

/** Has a text pasted by `press`, and puts back what the clipboard held, unless another program has changed it. */
export async function pasteText(text: string, press: () => Promise<void>): Promise<'inserted' | 'lost'> {
  const kept = await keep();
  await clipboard.writeText(text);
  await press();
  await wait(fetchMs);
  const isOurs = (await clipboard.readText()) === text;
  if (isOurs) {
    await putBack(kept);
  }
  return isOurs ? 'inserted' : 'lost';
}

/** What a program copies when `press` asks it to, null where that is nothing. The clipboard has what it had before. */
export async function copiedText(press: () => Promise<void>): Promise<string | null> {
  const kept = await keep();
  await clipboard.writeText(mark);
  await press();
  await wait(copyMs);
  const copied = await clipboard.readText();
  await putBack(kept);
  return copied === mark || copied === '' ? null : copied;
}

/** Everything that is in the clipboard, in all its formats. */
async function keep(): Promise<ClipboardItem[]> {
  // Named in this way because the older Electrons of the tests, on Linux, do not have it.
  const electron = await import('electron');
  const items = await clipboard.read();
  return Promise.all(
    items.map(async (item) => {
      const forms = await Promise.all(item.types.map(async (type) => [type, await item.getType(type)] as const));
      return new electron.ClipboardItem(Object.fromEntries(forms));
    }),
  );
}

async function putBack(kept: ClipboardItem[]): Promise<void> {
  if (kept.length === 0) {
    clipboard.clear();
  } else {
    await clipboard.write(kept);
  }
}
