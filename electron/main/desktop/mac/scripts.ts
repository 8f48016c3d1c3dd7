/** Scripts for `osascript -l JavaScript`. Nothing but numbers of ours goes into them. */

/** Keys by their places, which are the same in every layout that has them in Latin order. */
export const keyCodes = { c: 8, v: 9, z: 6, right: 124 } as const;

/** What is in front, and what is selected or stands before the caret in it, as JSON. */
export function frontScript(beforeLetters: number): string {
  return `
    const processes = Application('System Events').processes.whose({ frontmost: true });
    const program = processes[0];
    const of = (element, name) => {
      try { return element.attributes.byName(name).value(); } catch (error) { return null; }
    };
    const focused = of(program, 'AXFocusedUIElement');
    const window = of(program, 'AXFocusedWindow');
    const [position, size] = window ? [of(window, 'AXPosition'), of(window, 'AXSize')] : [null, null];
    const isPassword = focused ? of(focused, 'AXSubrole') === 'AXSecureTextField' : false;
    const range = focused && !isPassword ? of(focused, 'AXSelectedTextRange') : null;
    const value = focused && !isPassword ? of(focused, 'AXValue') : null;
    JSON.stringify({
      pid: program.unixId(),
      program: program.name(),
      place: position && size ? { x: position[0], y: position[1], width: size[0], height: size[1] } : null,
      isPassword,
      selected: focused && !isPassword ? of(focused, 'AXSelectedText') : null,
      before:
        typeof value === 'string' && range
          ? value.slice(Math.max(0, range[0] - ${Math.trunc(beforeLetters)}), range[0])
          : '',
    });`;
}

export function activateScript(pid: number): string {
  return `Application('System Events').processes.whose({ unixId: ${Math.trunc(pid)} })[0].frontmost = true;`;
}

export function keyScript(code: number, modifier: string | null): string {
  const using = modifier === null ? '' : `, { using: ${JSON.stringify(modifier)} }`;
  return `Application('System Events').keyCode(${Math.trunc(code)}${using});`;
}
