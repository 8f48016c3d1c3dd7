import { setTimeout as wait } from 'node:timers/promises';
import type { Found, Front } from '../desktop.ts';
import { isTerminal } from '../terminals.ts';
import { focusedField } from './accessible/accessible.ts';
import { dots } from './accessible/field.ts';
import { borrow } from './borrow.ts';
import type { Connection } from './connection.ts';
import type { Keyboard } from './keyboard.ts';
import type { Offers } from './offers.ts';
import { offered, ownerOf, receive } from './received.ts';

export interface Reach {
  readonly connection: Connection;
  readonly keyboard: Keyboard;
  readonly offers: Offers;
  /** The address of the session's bus; empty where there is none. */
  readonly sessionBus: string;
}

/** How long the keys of the shortcut are waited for to be let go. */
export const releaseMs = 400;
/** As much of a selection as is read, in bytes: far more than can be worked on. */
const selectionBytes = 2_000_000;
const copyMs = 250;

/** What is selected in the program in front, and what it tells of the text around. */
export async function selected(reach: Reach, front: Front): Promise<Found> {
  const field = await focusedField({
    ...{ connection: reach.connection, sessionBus: reach.sessionBus, window: Number(front.window), place: front.place },
    released: () => reach.keyboard.released(releaseMs),
  });
  if (field?.kind === 'password') {
    return field;
  }
  const caret = field?.caret ?? null;
  const nothing: Found = { kind: 'nothing', before: field?.before ?? '', caret };
  // The program's own word counts more than what it, or another one, once let the X server know.
  if (field?.selected) {
    return field.selected.text.trim() === '' ? nothing : { kind: 'text', ...field.selected, caret };
  }
  const found = await heldAsSelected(reach, front);
  return found?.kind === 'text' ? { ...found, caret } : (found ?? nothing);
}

type Held = Omit<Extract<Found, { kind: 'text' }>, 'caret'> | Extract<Found, { kind: 'picture' | 'password' }>;

/** What the program in front holds in the X server's selection, where it is selected still. */
async function heldAsSelected(reach: Reach, { window, program }: Front): Promise<Held | null> {
  const { connection } = reach;
  const owner = await ownerOf(connection, 'PRIMARY');
  if (owner === 0 || !connection.sameProgram(owner, Number(window))) {
    return null;
  }
  const formats = await offered(connection, 'PRIMARY');
  const found = await textIn(connection, 'PRIMARY', formats);
  if (found === null || found.text.trim() === '') {
    return formats.some((format) => format.startsWith('image/')) ? { kind: 'picture' } : null;
  }
  if (dots.test(found.text)) {
    return { kind: 'password' };
  }
  // These let go of it when nothing is selected any more; others hold on to what was selected last.
  const isSure = isTerminal(program) || formats.includes('GTK_TEXT_BUFFER_CONTENTS');
  return isSure || (await isStillSelected(reach, Number(window), found.text)) ? { kind: 'text', ...found } : null;
}

async function textIn(
  connection: Connection,
  selection: string,
  formats: readonly string[],
): Promise<{ text: string; isCut: boolean } | null> {
  const format = ['UTF8_STRING', 'text/plain;charset=utf-8', 'STRING'].find((each) => formats.includes(each));
  const received = format && (await receive(connection, selection, format, { bytes: selectionBytes }));
  if (!received) {
    return null;
  }
  // A letter that was cut in two at the end is no letter.
  const text = received.data.toString(format === 'STRING' ? 'latin1' : 'utf8').replace(/\ufffd+$/, '');
  return { text, isCut: received.cut };
}

/** The program is asked to copy what is selected, into a clipboard of ours that it gets back at once. */
async function isStillSelected(
  { connection, keyboard, offers }: Reach,
  window: number,
  text: string,
): Promise<boolean> {
  const clipboard = await borrow(connection, offers, 'CLIPBOARD', null);
  await keyboard.released(releaseMs);
  // Not Ctrl+C, which ends what runs in a terminal that is not known as one.
  await keyboard.press(['XK_Control_L', 'XK_Insert']);
  for (let waited = 0; !clipboard.isLost && waited < copyMs; waited += 10) {
    await wait(10);
  }
  if (!clipboard.isLost) {
    await clipboard.giveBack();
    return false;
  }
  if (!connection.sameProgram(await ownerOf(connection, 'CLIPBOARD'), window)) {
    return false; // somebody else copied something in this moment: that stays
  }
  const copied = await textIn(connection, 'CLIPBOARD', await offered(connection, 'CLIPBOARD'));
  await clipboard.takeBack();
  return copied !== null && withoutBlanks(copied.text) === withoutBlanks(text);
}

/** Programs write line ends in one way here and another there. */
function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
