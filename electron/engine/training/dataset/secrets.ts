import { type Span, spansOf } from './redact.ts';

/** Keys that say what they are: private keys, tokens of well-known services, public keys of people. */
const marked = [
  /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/dg,
  /\bssh-(?:rsa|ed25519|dss) [A-Za-z0-9+/=]{40,}/dg,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}/dg,
  /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abprs]-|AKIA|ASIA|AIza|hf_|npm_|SG\.)[A-Za-z0-9_.-]{12,}/dg,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/dg,
] as const;
/** Long and without sense: letters of both cases and digits, or digits of base 16. */
const random =
  /(?<![\w/.-])(?=[\w+/=-]*\d)(?:(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])[\w+/=-]{24,}|[0-9a-f]{32,})(?![\w/])/dg;

const word = 'password|passwort|kennwort|passcode|passphrase|zugangscode|mot de passe|contraseña|wachtwoord|pwd|pw|pin';
/** After a colon anything is the password; after "is" only what is no ordinary word: "the password is wrong". */
const given = new RegExp(`\\b(?:${word})\\b[ \\t]*[:=][ \\t]*(?<found>[^\\s,;]+)`, 'dgi');
const told = new RegExp(
  `\\b(?:${word})\\b[^.\\n]{0,30}?\\b(?:is|lautet|ist|est|es)[ \\t]+(?<found>["'“„«][^"'”“»\\n]+["'”“»]|(?=\\S*[\\d_#$%&@!])[^\\s,;]*[^\\s,;.!?])`,
  'dgi',
);

export function findKeys(text: string): Span[] {
  const guessed = spansOf(text, random).filter(({ start, end }) => isWild(text.slice(start, end)));
  return [...marked.flatMap((pattern) => spansOf(text, pattern)), ...guessed];
}

/** Small letters, capitals and digits alternate often, as they do in no name and no path; numbers of base 16 do so less. */
function isWild(word: string): boolean {
  const letters = word.replace(/[^A-Za-z0-9]/g, '');
  const kinds = Array.from(letters, (letter) => (/[a-z]/.test(letter) ? 'a' : /[A-Z]/.test(letter) ? 'A' : '1'));
  const changes = kinds.filter((kind, i) => i > 0 && kind !== kinds[i - 1]).length;
  return /^[0-9a-f]+$/.test(word) || changes >= letters.length * 0.4;
}

export function findPasswords(text: string): Span[] {
  return [given, told].flatMap((pattern) => spansOf(text, pattern));
}
