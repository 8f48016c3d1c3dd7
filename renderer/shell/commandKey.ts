const isMac = navigator.userAgent.includes('Macintosh');

/** The name of the key that commands are given with. */
export const command = isMac ? 'Cmd' : 'Ctrl';

export function isCommand(event: KeyboardEvent): boolean {
  return (isMac ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
}
