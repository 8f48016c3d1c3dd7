/** Leaves something out of a draft while it comes. */
export interface Sieve {
  /** What may be shown of a piece of the draft that has just come. */
  push(piece: string): string;
  /** What is still to be shown when the model has ended. */
  rest(): string;
}

/** Several sieves, each of which sees what the one before lets through. */
export function inTurn(sieves: readonly Sieve[]): Sieve {
  return {
    push: (piece) => sieves.reduce((text, sieve) => sieve.push(text), piece),
    rest: () => sieves.reduce((text, sieve) => sieve.push(text) + sieve.rest(), ''),
  };
}
