/** Shortcuts, between how a page sees keys, how Electron writes them and how a person does. Pure functions. */

/** What is needed of a key that was pressed. */
export interface PressedKey {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** Electron's names for keys whose code says something else. */
const names: Readonly<Record<string, string>> = {
  ...{ ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', Enter: 'Return' },
  ...{ Minus: '-', Equal: '=', Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'", Backquote: '`' },
  ...{ BracketLeft: '[', BracketRight: ']', Backslash: '\\' },
};
const asTheyAre = /^(?:F\d{1,2}|Space|Home|End|PageUp|PageDown|Insert|Delete|Backspace)$/;

/** The shortcut that was pressed, as Electron writes it; null while only modifiers are held. */
export function shortcutOf({ code, ctrlKey, altKey, shiftKey, metaKey }: PressedKey, isMac: boolean): string | null {
  const key = /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? names[code] ?? (asTheyAre.test(code) ? code : undefined);
  if (key === undefined) {
    return null;
  }
  const held = [
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? [isMac ? 'Command' : 'Super'] : []),
  ];
  return [...held, key].join('+');
}

/** A shortcut as a person writes it: `Ctrl + Alt + Space`. */
export function spokenKeys(shortcut: string): string {
  return shortcut
    .split('+')
    .map((key) => ({ Control: 'Ctrl', Return: 'Enter' })[key] ?? key)
    .join(' + ');
}
