import type { Sieve } from './sieve.ts';

/** A longer first line is a sentence. */
const longest = 40;
const name = /^\s*(?:\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,2}|The\s+\p{L}+(?:\s+\p{L}+)?)\s*,\s*$/u;
/** Beginning a line by themselves, these say something, or greet as people do who name nobody. */
const kept =
  /^\s*(?:yes|no|ok(?:ay)?|sure|fine|great|thanks|sorry|ja|nein|danke|gut|oui|non|merci|s[íi]|gracias|grazie|hi|hey|hello|good|all|everyone|hallo|moin|guten|servus|bonjour|salut|hola|buen[oa]s|ciao|buongiorno|goed)(?!\p{L})/iu;

/**
 * Leaves the first line of a draft out where it is only a name that nobody asked for: a small model that does not know
 * to whom it writes greets the writer, or somebody it made up ("Maris,"). The beginning is held back until that is sure.
 *
 * @param asked All that the draft may speak of.
 */
export function withoutStrayGreeting(asked: string): Sieve {
  let held: string | null = '';

  const decide = (): string => {
    const text = held ?? '';
    const end = text.indexOf('\n');
    const line = end < 0 ? text : text.slice(0, end);
    const words = line.match(/[\p{L}'’-]+/gu) ?? [];
    if (end >= 0 && name.test(line) && !kept.test(line) && !words.some((word) => asked.includes(word))) {
      held = text.slice(end).trimStart() === '' ? text : null;
      return held === null ? text.slice(end).trimStart() : '';
    }
    held = null;
    return text;
  };

  return {
    push: (piece) => {
      if (held === null) {
        return piece;
      }
      held += piece;
      return held.includes('\n') || held.length > longest ? decide() : '';
    },
    rest: () => {
      const text = held ?? '';
      held = null;
      return name.test(text) && !kept.test(text) ? '' : text;
    },
  };
}
