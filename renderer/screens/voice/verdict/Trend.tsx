import { useMemo } from 'react';
import type { Voice } from '../../../../electron/contract/voice.ts';
import { type Line, Plot } from '../../../controls/Plot.tsx';
import { standing } from './summary.ts';

const lines: readonly Line[] = [{ label: 'How like you', colour: 'accent', width: 2, points: true }];
const wholeRange = [0, 1] as const;
const formatShare = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const formatVersion = (id: number): string => (Number.isInteger(id) ? `Version ${id}` : '');

/** How like the person each version is, from the first to the last; nothing while there is only one to show. */
export function Trend({ voices }: { voices: readonly Voice[] }) {
  const measured = useMemo(
    () =>
      voices
        .flatMap((voice) => {
          const { style } = standing(voice);
          return style === null ? [] : [{ id: voice.id, style }];
        })
        .toSorted((a, b) => a.id - b.id),
    [voices],
  );
  if (measured.length < 2) {
    return null;
  }
  return (
    <div className="trend">
      <Plot
        description={measured.map(({ id, style }) => `${formatVersion(id)}: ${formatShare(style)} like you.`).join(' ')}
        lines={lines}
        x={measured.map(({ id }) => id)}
        values={[measured.map(({ style }) => style)]}
        formatX={formatVersion}
        formatY={formatShare}
        height={104}
        range={wholeRange}
        room={0.3}
      />
    </div>
  );
}
