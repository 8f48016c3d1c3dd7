/** So many of n choices, or more, come by pure chance with a probability of: the upper tail of a fair coin. */
export function chanceOf(atLeast: number, choices: number): number {
  let term = 0.5 ** choices;
  let tail = 0;
  for (let hits = 0; hits <= choices; hits++) {
    if (hits >= atLeast) {
      tail += term;
    }
    term = (term * (choices - hits)) / (hits + 1);
  }
  return tail;
}

interface Counts {
  readonly voice: number;
  readonly without: number;
}

/** What the count says, honest about few: a sign test at one in twenty (two-sided). */
export function scoreWords({ voice, without }: Counts): string {
  const choices = voice + without;
  if (choices === 0) {
    return 'You saw no difference. That says nothing for or against it.';
  }
  const isClear = 2 * chanceOf(Math.max(voice, without), choices) <= 0.05;
  if (!isClear) {
    return `${Math.max(voice, without)} of ${choices} may well be chance. Another ten would tell more.`;
  }
  return voice > without
    ? 'That is hardly chance: drafts with your voice are more like you.'
    : 'That is hardly chance: you prefer drafts without it. You can switch it off.';
}
