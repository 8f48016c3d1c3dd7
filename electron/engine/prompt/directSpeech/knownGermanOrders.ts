import { literal } from './literal.ts';

/**
 * German orders in words that can be said to their reader: "sag Jutta für Sonntag ab" becomes "sag Jutta, dass ich für
 * Sonntag absagen muss", and "schlag Samstag vor" "frag, ob Samstag passt".
 *
 * @param reader What the reader is called; null where it is not known.
 */
export function knownGermanOrders(request: string, reader: string | null): string {
  const names = ['ihm', 'ihr', 'ihnen', ...(reader === null ? [] : [literal(reader)])].join('|');
  const refused = new RegExp(
    String.raw`^(?<told>(?:bitte\s+)?sage?(?:\s+(?:${names}))?(?:\s+bitte)?)(?<thing>\s+[^,;.!?]*?)?\s+ab(?=[,;.!]|\s+(?:und|weil|da|denn)\s|$)`,
    'iu',
  );
  const proposed = new RegExp(
    String.raw`(?<=,\s|\bund\s|[;.]\s|^)schlage?\s+(?:(?:${names})\s+)?(?!(?:${names}|(?:d|ein)en)\b)(?<thing>[^,;.!?]+?)\s+vor(?=[,;.!]|\s+(?:und|weil|da|denn)\s|$)`,
    'giu',
  );
  return request
    .replace(refused, (...found) => {
      const { told, thing = '' } = found.at(-1) as { told: string; thing?: string };
      return `${told}, dass ich${thing} absagen muss`;
    })
    .replace(proposed, (...found) => {
      const { thing } = found.at(-1) as { thing: string };
      return `${/^\p{Lu}/u.test(found[0]) ? 'Frag' : 'frag'}, ob ${thing} passt`;
    });
}
