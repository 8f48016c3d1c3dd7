import { Line } from '../../controls/Line.tsx';
import { gaugeWords } from './gaugeWords.ts';

/** How much a draft reads like the person: in words, and as a line. */
export function Gauge({ value }: { value: number }) {
  return (
    <div className="gauge">
      <div className="gauge-words">
        <span>{gaugeWords(value)}</span>
        <span className="number soft">{Math.round(value * 100)}&nbsp;%</span>
      </div>
      <Line fraction={value} />
    </div>
  );
}
