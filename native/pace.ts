export interface Pace {
  /** Tells of one more step. */
  add(tokens: number, milliseconds: number): void;
  tokensPerSecond(): number | undefined;
  secondsFor(steps: number): number | undefined;
}

interface Step {
  readonly tokens: number;
  readonly milliseconds: number;
}

const most = 20;
/** A step that took so many times as long as others was no work: the computer slept meanwhile. */
const asleep = 4;

/** Speed over the last few steps. */
export function createPace(): Pace {
  const recent: Step[] = [];
  const sum = (steps: readonly Step[], key: keyof Step): number => steps.reduce((total, step) => total + step[key], 0);
  return {
    add: (tokens, milliseconds) => {
      recent.push({ tokens, milliseconds });
      if (recent.length > most) {
        recent.shift();
      }
    },
    tokensPerSecond: () => {
      const steps = awake(recent);
      return steps.length === 0 ? undefined : (1000 * sum(steps, 'tokens')) / sum(steps, 'milliseconds');
    },
    secondsFor: (count) => {
      const steps = awake(recent);
      return steps.length === 0 ? undefined : (count * sum(steps, 'milliseconds')) / steps.length / 1000;
    },
  };
}

function awake(steps: readonly Step[]): Step[] {
  const perToken = ({ tokens, milliseconds }: Step): number => milliseconds / Math.max(1, tokens);
  const usual = steps.map(perToken).toSorted((a, b) => a - b)[Math.floor((steps.length - 1) / 2)] ?? 0;
  return steps.filter((step) => perToken(step) <= asleep * usual);
}
