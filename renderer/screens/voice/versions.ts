import type { Voice } from '../../../electron/contract/voice.ts';

/** One name for a version everywhere. Numbers are never used twice. */
export function versionName({ id }: Pick<Voice, 'id'>): string {
  return `Version ${id}`;
}

/** Newest first. */
export function newestFirst(voices: readonly Voice[]): Voice[] {
  return voices.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id);
}

/** The version to go back to: the newest before this one, of the same kind, that was better than none and can be used. */
export function versionBefore(voice: Voice, voices: readonly Voice[]): Voice | null {
  const earlier = newestFirst(voices).filter(
    (each) =>
      each.id !== voice.id &&
      each.role === voice.role &&
      each.createdAt <= voice.createdAt &&
      each.obstacle === null &&
      each.judgement?.better === true,
  );
  return earlier[0] ?? null;
}

/** What a version may go on from: usable ones learned with the same model. */
export function continuable(voices: readonly Voice[], base: string): Voice[] {
  return newestFirst(voices).filter((voice) => voice.base === base && voice.obstacle === null);
}
