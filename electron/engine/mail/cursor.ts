/** Where reading goes on behind a piece of a source. `at`: a byte, or the number of a mail. */
export function cursorAt(file: string, at: number): string {
  return JSON.stringify({ file, at });
}

/** Reads a cursor; null where reading begins at the beginning. */
export function parseCursor(cursor: string | null | undefined): { file: string; at: number } | null {
  if (!cursor) {
    return null;
  }
  const value: unknown = JSON.parse(cursor);
  return typeof value === 'object' && value !== null && 'file' in value && 'at' in value
    ? { file: String(value.file), at: Number(value.at) }
    : null;
}
