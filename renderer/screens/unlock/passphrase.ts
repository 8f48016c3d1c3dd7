/** Shorter ones are tried out too quickly by a machine, however odd they look. */
const shortest = 10;

/** What is wrong with a new passphrase, in a sentence, or null. */
export function weaknessOf(passphrase: string, again: string): string | null {
  if (passphrase.length < shortest) {
    return `A passphrase needs at least ${shortest} characters.`;
  }
  if (new Set(passphrase).size < 4) {
    return 'That is too easy to guess. Use different words.';
  }
  return passphrase === again ? null : 'The two do not match. Type it once more.';
}
