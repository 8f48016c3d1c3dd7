import { useMemo } from 'react';
import type { LossPoint } from '../../../../electron/contract/voice.ts';
import { type Line, Plot } from '../../../controls/Plot.tsx';
import { formatNumber } from '../../../words/count.ts';
import { formatChoices } from '../verdict/measures.ts';
import { curvesOf, describeCurves } from './curve.ts';

const formatStep = (step: number): string => `step ${formatNumber(step)}`;
const lines: readonly Line[] = [
  { label: 'Mails it learns from', colour: 'edge', width: 1.5 },
  { label: 'Mails kept aside', colour: 'accent', width: 2, points: true },
];

/** How many words it wavers among at each step, falling as it learns. */
export function LossPlot({ points }: { points: readonly LossPoint[] }) {
  const curves = useMemo(() => curvesOf(points), [points]);
  return (
    <div className="loss">
      <Plot
        description={describeCurves(curves)}
        lines={lines}
        x={curves.steps}
        values={[curves.learned, curves.heldOut]}
        formatX={formatStep}
        formatY={formatChoices}
        unit="words"
        height={190}
      />
      <p className="soft small">
        Among how many words it wavers before each word of yours. The mails kept aside tell when to stop: once their
        curve no longer falls, there is nothing left to learn.
      </p>
    </div>
  );
}
