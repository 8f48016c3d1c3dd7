const numbers = new Intl.NumberFormat('en');

/** `1,204`. */
export function formatNumber(value: number): string {
  return numbers.format(Math.round(value));
}

/** `1 mail`, `1,204 mails`. */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${Math.round(value) === 1 ? one : many}`;
}

/** `42 %`, never 100 before it is done. */
export function formatPercent(fraction: number): string {
  const percent = fraction >= 1 ? 100 : Math.min(99, Math.floor(Math.max(0, fraction) * 100));
  return `${percent}\u00a0%`;
}
