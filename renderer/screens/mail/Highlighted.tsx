/** Text in which ranges, in UTF-16 units, stand out. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) {
  return split(text, ranges).map(({ words, found, at }) =>
    found ? (
      <mark key={at} className="found">
        {words}
      </mark>
    ) : (
      <span key={at}>{words}</span>
    ),
  );
}

interface Stretch {
  readonly words: string;
  readonly found: boolean;
  readonly at: number;
}

function split(text: string, ranges: readonly (readonly [number, number])[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from < at || to <= from) {
      continue;
    }
    stretches.push({ words: text.slice(at, from), found: false, at });
    stretches.push({ words: text.slice(from, to), found: true, at: from });
    at = to;
  }
  stretches.push({ words: text.slice(at), found: false, at });
  return stretches.filter(({ words }) => words !== '');
}
