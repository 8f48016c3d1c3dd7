const words: Readonly<Record<string, string>> = {
  key: 'Key',
  password: 'Password',
  link: 'Link',
  email: 'Mail address',
  account: 'Account',
  card: 'Card',
  phone: 'Phone number',
  address: 'Street',
};
const secret = new Set(['key', 'password', 'card']);

/** A kind of what was replaced, in words. */
export function replacedWords(kind: string): string {
  return words[kind] ?? kind;
}

/** What was replaced, as it may be shown: somebody may be looking on, so of a secret only its beginning. */
export function showReplaced(kind: string, text: string): string {
  return secret.has(kind) ? `${text.slice(0, 2)}…` : text;
}
