/**
 * The learning rate of a step: rises linearly during the warm-up, then falls along half a cosine to a tenth.
 *
 * @param step From 1 to `steps`.
 * @param warmUp Share of the steps, 0 to 1, that the rise takes.
 */
export function learningRateAt(step: number, steps: number, peak: number, warmUp: number): number {
  const rise = Math.max(1, Math.round(steps * warmUp));
  if (step <= rise) {
    return (peak * step) / rise;
  }
  const progress = (step - rise) / Math.max(1, steps - rise);
  return peak * (0.1 + 0.45 * (1 + Math.cos(Math.PI * progress)));
}
