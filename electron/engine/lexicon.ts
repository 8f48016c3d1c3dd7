/**
 * A table that is looked up by words of a text. It has its own entries and nothing else: a text may hold the word
 * "constructor", which every other object answers to.
 */
export function lexicon<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries);
}
