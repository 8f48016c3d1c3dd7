import type { Place } from '../../desktop.ts';
import { isIn } from '../../placement.ts';
import type { Bus } from './bus.ts';
import type { Focused } from './focused.ts';
import { type Accessible, ask, numberOf, ofScreen, roles } from './objects.ts';

/** What is known of the place in which the person writes. */
export type Field =
  | { readonly kind: 'password' }
  | {
      readonly kind: 'text';
      /** The text before the caret; empty where nothing can be written, or it is not text alone. */
      readonly before: string;
      /** What is selected, empty where nothing is; null where the program does not tell all of it. */
      readonly selected: { readonly text: string; readonly isCut: boolean } | null;
      /** Where the caret is, in the screen's own points. */
      readonly caret: Place | null;
    };

/** As much of the text before the caret as is of use. */
const beforeLetters = 1_000;
/** More of a selection than can be worked on. */
const selectedLetters = 25_000;
/** What stands in a text for a picture, a table or a paragraph of its own. */
const thing = '\ufffc';
/** How fields for passwords hide them. */
export const dots = /^[\u2022\u25cf]+$/;
/** Texts whose selection is all within them. A paragraph knows only its own part of it. */
const wholes: readonly number[] = [roles.text, roles.entry];

/**
 * Reads around the caret of what has the keyboard: of a field for a password nothing, and of what cannot be written in
 * only what is selected. `place` is the window's, on the screen. Rejects when the program does not answer in time.
 */
export async function readField(
  bus: Bus,
  { thing: field, window, isEditable }: Focused,
  place: Place | null,
): Promise<Field> {
  const [role] = await ask(bus, field, 'Accessible.GetRole');
  if (role === roles.passwordText) {
    return { kind: 'password' };
  }
  const offset = await numberOf(bus, field, 'Text.CaretOffset');
  const [range, caret] = await Promise.all([
    selection(bus, field),
    caretPlace(bus, field, window, offset, place).catch(() => null),
  ]);
  const start = range?.[0] ?? offset;
  // What a terminal shows is not what the person writes.
  const mayGoOn = isEditable && role !== roles.terminal;
  const before = mayGoOn ? await read(bus, field, Math.max(0, start - beforeLetters), start) : '';
  if (dots.test(before)) {
    return { kind: 'password' };
  }
  const isWhole = wholes.includes(Number(role));
  const [from, to] = isWhole && range !== null ? range : [0, 0];
  const text = await read(bus, field, from, Math.min(to, from + selectedLetters));
  const isText = !(before + text).includes(thing);
  return {
    kind: 'text',
    before: isText ? before : '',
    selected: isText && isWhole ? { text, isCut: to - from > selectedLetters } : null,
    caret,
  };
}

async function read(bus: Bus, field: Accessible, from: number, to: number): Promise<string> {
  if (from >= to) {
    return '';
  }
  const [text] = await ask(bus, field, 'Text.GetText', 'ii', [from, to]);
  // A program may answer with more than it was asked for.
  return Array.from(String(text))
    .slice(0, to - from)
    .join('');
}

/** Where what is selected begins and ends, in letters; null where nothing is. */
async function selection(bus: Bus, field: Accessible): Promise<readonly [number, number] | null> {
  const [count] = await ask(bus, field, 'Text.GetNSelections');
  if (Number(count) < 1) {
    return null;
  }
  const [one, other] = await ask(bus, field, 'Text.GetSelection', 'i', [0]);
  const [from, to] = [Number(one), Number(other)].sort((a, b) => a - b) as [number, number];
  return from < to ? [from, to] : null;
}

/** The caret's place: that of the letter behind it, or the end of the one before it. Null where it is none in the window. */
async function caretPlace(
  bus: Bus,
  field: Accessible,
  window: Accessible,
  offset: number,
  place: Place | null,
): Promise<Place | null> {
  const letter = async (at: number): Promise<Place> => {
    const [x, y, width, height] = await ask(bus, field, 'Text.GetCharacterExtents', 'iu', [at, ofScreen]);
    return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) };
  };
  const [behind, before, size] = await Promise.all([
    letter(offset),
    letter(Math.max(0, offset - 1)),
    ask(bus, window, 'Component.GetSize'),
  ]);
  // GTK counts in enlarged points where it enlarges its windows; the X server never does.
  const factor = Math.max(1, Math.round((place?.width ?? 0) / Number(size[0])));
  const at = behind.height > 0 ? behind : { ...before, x: before.x + before.width };
  const caret = { x: at.x * factor, y: at.y * factor, width: 0, height: at.height * factor };
  return place !== null && at.height > 0 && isIn(caret, place) && caret.height <= place.height ? caret : null;
}
