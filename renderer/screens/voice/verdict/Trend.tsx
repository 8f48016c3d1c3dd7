import { useMemo } from 'react';
import type { Voice } from '../../../../electron/contract/voice.ts';
import { type Line, Plot } from '../../../controls/Plot.tsx';
import { standing } from './summary.ts';

const line = (label: string): readonly Line[] => [{ label, colour: 'accent', width: 2, points: true }];
const lines = { style: line('How like you'), nextWord: line('Next words foreseen') };
const wholeRange = [0, 1] as const;
const formatShare = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const formatVersion = (id: number): string => (Number.isInteger(id) ? `Version ${id}` : '');

/** How well each version of one kind does, from the first to the last; nothing while there is only one to show. */
export function Trend({ voices }: { voices: readonly Voice[] }) {
  const measure = voices[0]?.role === 'completer' ? 'nextWord' : 'style';
  const measured = useMemo(
    () =>
      voices
        .flatMap((voice) => {
          const value = standing(voice)[measure];
          return value === null ? [] : [{ id: voice.id, value }];
        })
        .toSorted((a, b) => a.id - b.id),
    [voices, measure],
  );
  if (measured.length < 2) {
    return null;
  }
  return (
    <div className="trend">
      <Plot
        description={measured
          .map(({ id, value }) => `${formatVersion(id)}, ${lines[measure][0]?.label ?? ''}: ${formatShare(value)}.`)
          .join(' ')}
        lines={lines[measure]}
        x={measured.map(({ id }) => id)}
        values={[measured.map(({ value }) => value)]}
        formatX={formatVersion}
        formatY={formatShare}
        height={104}
        range={wholeRange}
        room={0.3}
      />
    </div>
  );
}
