const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** Bytes as a person reads them: `986 MB`, `1.2 GB`. Decimal units, as file managers show them. */
export function formatSize(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)}\u00a0${units[unit] ?? ''}`;
}
