/** At most so many authors are followed: an archive of a large list names hundreds of thousands. */
const authorLimit = 50_000;

/** Remembers in which languages authors write, for texts that are too short to tell. */
export class LanguageHabits {
  readonly #counts = new Map<string, Map<string, number>>();

  note(author: string, language: string | null): void {
    let counts = this.#counts.get(author);
    if (counts === undefined && this.#counts.size < authorLimit) {
      counts = new Map();
      this.#counts.set(author, counts);
    }
    if (language !== null) {
      counts?.set(language, (counts.get(language) ?? 0) + 1);
    }
  }

  /** What the author wrote in most often so far, or null. */
  usual(author: string): string | null {
    const [most] = [...(this.#counts.get(author) ?? [])].sort((one, other) => other[1] - one[1]);
    return most?.[0] ?? null;
  }
}
