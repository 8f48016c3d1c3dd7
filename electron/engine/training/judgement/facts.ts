/** Days and months that a request may name in small letters, as German, French and Spanish do or typing does. */
const times = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz
  juni juli oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet
  août septembre octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo
  abril mayo junio julio agosto septiembre octubre noviembre diciembre today tomorrow tonight heute morgen übermorgen
  demain mañana`.split(/\s+/),
);
const word = /\p{N}+(?:[.:,/]\p{N}+)*|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** Words with a capital that name nothing. */
const noName = /^(?:I|I['’]\w+|Dear|Hi|Hello|OK|Re)$/;

/**
 * The facts of a request that a draft has to hold: numbers, days and months, and names, which are words that begin with
 * a capital within a sentence. In lower case, each once. `reader`: what the reader is called, which the greeting says.
 */
export function factsOf(request: string, reader: string | null): string[] {
  const facts = new Set<string>();
  const ofReader = new Set((reader ?? '').toLowerCase().match(word) ?? []);
  for (const match of request.matchAll(word)) {
    const [text] = match;
    const before = request.slice(0, match.index);
    const opens = /(?:^|[.!?:;…\n]["'“„(]*\s*|["“„]|^\s*[-*•]\s*)$/u.test(before);
    const isName = /^\p{Lu}/u.test(text) && !opens && !noName.test(text);
    const plain = text.toLowerCase();
    if ((/^\p{N}/u.test(text) || isName || times.has(plain)) && !ofReader.has(plain)) {
      facts.add(plain);
    }
  }
  return [...facts];
}

/** Share of the facts that a draft holds, 0 to 1, endings aside; null where there are none. */
export function heldFacts(facts: readonly string[], draft: string): number | null {
  const words = draft.toLowerCase().match(word) ?? [];
  const holds = (fact: string): boolean =>
    words.some((each) => each === fact || (/^\p{L}/u.test(fact) && fact.length > 2 && each.startsWith(fact)));
  return facts.length === 0 ? null : facts.filter(holds).length / facts.length;
}
