export interface Pace {
  /** Tells of one more step. */
  add(tokens: number, milliseconds: number): void;
  tokensPerSecond(): number | undefined;
  secondsFor(steps: number): number | undefined;
}

/** Speed over the last few steps. */
export function createPace(): Pace {
  const recent: { tokens: number; milliseconds: number }[] = [];
  const sum = (key: 'tokens' | 'milliseconds'): number => recent.reduce((total, step) => total + step[key], 0);
  return {
    add: (tokens, milliseconds) => {
      recent.push({ tokens, milliseconds });
      if (recent.length > 20) {
        recent.shift();
      }
    },
    tokensPerSecond: () => (recent.length === 0 ? undefined : (1000 * sum('tokens')) / sum('milliseconds')),
    secondsFor: (steps) => (recent.length === 0 ? undefined : (steps * sum('milliseconds')) / recent.length / 1000),
  };
}
