/** Programs in which Ctrl+C ends what runs, and a new line starts it. */
const terminals = new Set(
  [
    ...['xterm', 'uxterm', 'urxvt', 'rxvt', 'st', 'st-256color', 'gnome-terminal', 'gnome-terminal-server', 'kgx'],
    ...[
      'org.gnome.console',
      'org.gnome.ptyxis',
      'ptyxis',
      'xfce4-terminal',
      'mate-terminal',
      'lxterminal',
      'qterminal',
    ],
    ...['konsole', 'yakuake', 'terminator', 'tilix', 'guake', 'terminology', 'kitty', 'alacritty', 'foot', 'wezterm'],
    ...['org.wezfurlong.wezterm', 'com.mitchellh.ghostty', 'ghostty', 'hyper', 'cool-retro-term', 'sakura', 'eterm'],
    // macOS and Windows
    ...['terminal', 'iterm2', 'windowsterminal', 'cmd', 'powershell', 'pwsh', 'conhost', 'mintty'],
  ].map((name) => name.toLowerCase()),
);

export function isTerminal(program: string): boolean {
  return terminals.has(program.toLowerCase());
}

/** A text as it may go into a program: no signs but letters, tabs and new lines, and in a terminal one line. */
export function insertable(text: string, program: string): string {
  // Escape sequences could end a bracketed paste and type commands.
  const plain = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  // Where lines are commands, a new line would run the first of them.
  return isTerminal(program) ? plain.trim().replace(/\s*[\n\t]+\s*/g, ' ') : plain;
}
