/** Programs that hold secrets: they are on the list until the person takes them off. */
export const usuallyLeftAlone: readonly string[] = [
  ...['KeePassXC', 'KeePass2', 'Bitwarden', '1Password', 'Enpass', 'Seahorse', 'org.gnome.seahorse.Application'],
  ...['Gcr-prompter', 'Pinentry', 'Keychain Access', 'SecurityAgent', 'ProtonPass', 'LastPass'],
];

/** Whether a program is on the list, however it writes its name. */
export function isLeftAlone(program: string, list: readonly string[]): boolean {
  const name = program.trim().toLowerCase();
  return name !== '' && list.some((each) => each.trim().toLowerCase() === name);
}
