/** An entry for the autostart folder, as the desktop entry specification has it: it quotes twice. */
export function desktopEntry(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word.replace(/[\\"`$]/g, '\\$&').replaceAll('%', '%%')}"`);
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ownhand',
    'Comment=Your own hand in any program',
    `Exec=${quoted.join(' ').replaceAll('\\', '\\\\')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
