/** How much a text reads like the person, said as one would. */
export function gaugeWords(value: number): string {
  if (value >= 0.75) {
    return 'Very much like you';
  }
  if (value >= 0.5) {
    return 'Rather like you';
  }
  return value >= 0.25 ? 'A little like you' : 'Not like you';
}
