import x11 from 'x11';

/** What a key means: its name, and the text that it types, which is empty for keys such as Tab. */
export interface Key {
  readonly name: string;
  readonly text: string;
  readonly control: boolean;
  readonly alt: boolean;
}

/** The keyboard's own words for what its keys are, one row for each key code from the first on. */
export interface Layout {
  readonly first: number;
  readonly rows: readonly (readonly number[])[];
  /** Bits of an event's state that choose the third level of a key, with AltGr; 0 where there are none. */
  readonly thirdLevel: number;
  /** The bit that makes the number pad type numbers. */
  readonly numLock: number;
}

const bits = { shift: 1, lock: 2, control: 4, alt: 8, logo: 64 };

/** Keys by the names that pages give them. */
const named: Readonly<Record<string, string>> = {
  XK_Tab: 'Tab',
  XK_ISO_Left_Tab: 'Tab',
  XK_Return: 'Enter',
  XK_KP_Enter: 'Enter',
  XK_Escape: 'Escape',
  XK_BackSpace: 'Backspace',
  XK_Delete: 'Delete',
  XK_Left: 'ArrowLeft',
  XK_Right: 'ArrowRight',
  XK_Up: 'ArrowUp',
  XK_Down: 'ArrowDown',
  XK_KP_Left: 'ArrowLeft',
  XK_KP_Right: 'ArrowRight',
  XK_KP_Up: 'ArrowUp',
  XK_KP_Down: 'ArrowDown',
  XK_Home: 'Home',
  XK_End: 'End',
  XK_KP_Home: 'Home',
  XK_KP_End: 'End',
};

const marks: Readonly<Record<string, string>> = {
  XK_dead_grave: '\u0300',
  XK_dead_acute: '\u0301',
  XK_dead_circumflex: '\u0302',
  XK_dead_tilde: '\u0303',
  XK_dead_macron: '\u0304',
  XK_dead_breve: '\u0306',
  XK_dead_abovedot: '\u0307',
  XK_dead_diaeresis: '\u0308',
  XK_dead_abovering: '\u030a',
  XK_dead_doubleacute: '\u030b',
  XK_dead_caron: '\u030c',
  XK_dead_cedilla: '\u0327',
  XK_dead_ogonek: '\u0328',
};

export function symbol(name: string): number {
  return x11.keySyms[name]?.code ?? 0;
}

/** The names and texts of symbols; where two names mean one symbol the first that says something holds. */
const tables = (() => {
  const names = new Map<number, string>();
  const texts = new Map<number, string>();
  for (const [name, { code, description }] of Object.entries(x11.keySyms)) {
    const [letter] = /^\((.)\)/u.exec(description ?? '')?.slice(1) ?? [];
    if (named[name] !== undefined) {
      names.set(code, named[name]);
    } else if (marks[name] !== undefined) {
      texts.set(code, marks[name]);
    } else if (letter !== undefined && !texts.has(code)) {
      texts.set(code, letter);
    }
  }
  for (let digit = 0; digit <= 9; digit++) {
    texts.set(symbol(`XK_KP_${digit}`), String(digit));
  }
  return { names, texts };
})();

/** The text that a symbol types. Accents that wait for their letter come as combining marks. */
export function textOf(keySym: number): string {
  return keySym >= 0x01000100 && keySym <= 0x0110ffff
    ? String.fromCodePoint(keySym - 0x01000000)
    : (tables.texts.get(keySym) ?? '');
}

/** What a key that was pressed means in a layout, with the modifiers of the event's `state`. */
export function keyOf({ first, rows, thirdLevel, numLock }: Layout, keycode: number, state: number): Key {
  const row = rows[keycode - first] ?? [];
  const group = (state >> 13) & 3;
  const shifted = (state & bits.shift) !== 0;
  // Two levels of the first group, two of the second, then the third and fourth level of each.
  const base = group === 1 ? 2 : 0;
  const levels = (state & thirdLevel) !== 0 ? [base + 4, base + 5] : [base, base + 1];
  const [plain = 0, upper = 0] = levels.map((column) => row[column] ?? 0);
  const pad = isNumberPad(upper) && (state & numLock) !== 0;
  const chosen = (shifted !== pad && upper !== 0 ? upper : plain) || row[0] || 0;
  const letter = textOf(chosen);
  const capital = (state & bits.lock) !== 0 && letter.toUpperCase() !== letter.toLowerCase();
  const text = capital ? (shifted ? letter.toLowerCase() : letter.toUpperCase()) : letter;
  const name = tables.names.get(chosen) ?? tables.names.get(plain) ?? text;
  return {
    name,
    text: tables.names.has(chosen) ? '' : text,
    control: (state & bits.control) !== 0,
    alt: (state & bits.alt) !== 0 || (state & bits.logo) !== 0,
  };
}

function isNumberPad(keySym: number): boolean {
  return keySym >= 0xff80 && keySym <= 0xffbd;
}
