import { useEffect, useRef, useState } from 'react';
import Chart, { type AlignedData, type Options, type Series } from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Line {
  readonly label: string;
  /** The name of a colour of the design, without its dashes. */
  readonly colour: 'accent' | 'ink-soft' | 'edge';
  readonly width: number;
  /** Marks each value, for lines of few. */
  readonly points?: boolean;
}

interface Props {
  /** What the plot shows, in a sentence, for whoever cannot see it. */
  description: string;
  lines: readonly Line[];
  /** Ascending places, and for each line a value or nothing at each of them. */
  x: readonly number[];
  values: readonly (readonly (number | null)[])[];
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  /** What the values count, said behind those beside the names of the lines. */
  unit?: string;
  height: number;
  /** The lowest and the highest value shown; by default what there is. */
  range?: readonly [number, number];
  /** Room to the left and right, in units of x. */
  room?: number;
}

const small = 12;
/** Between marks of what counts up: whole steps. */
const wholeSteps = [1, 2, 5]
  .flatMap((step) => [1, 10, 100, 1_000, 10_000].map((times) => step * times))
  .sort((a, b) => a - b);

/** Curves over something that counts up. Drawn by uPlot in the colours of the design, whichever theme is on. */
export function Plot({ description, lines, x, values, formatX, formatY, unit = '', height, range, room = 0 }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const data = [x, ...values] as unknown as AlignedData;
  const latest = useRef(data);

  useEffect(() => {
    const element = place.current;
    if (element === null) {
      return;
    }
    const options = optionsFor(element, { lines, formatX, formatY, height, range, room }, setAt);
    const made = new Chart(options, latest.current, element);
    chart.current = made;
    const size = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height });
    });
    size.observe(element);
    const themes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
    const redraw = (): void => {
      made.redraw(false, true);
    };
    for (const theme of themes) {
      theme.addEventListener('change', redraw);
    }
    return () => {
      for (const theme of themes) {
        theme.removeEventListener('change', redraw);
      }
      size.disconnect();
      made.destroy();
      chart.current = null;
    };
  }, [lines, formatX, formatY, height, range, room]);

  useEffect(() => {
    latest.current = data;
    chart.current?.setData(data);
  });

  return (
    <figure className="plot">
      <figcaption className="plot-lines small">
        {lines.map(({ label, colour }, index) => (
          <span key={label} className="plot-line">
            <span className={`plot-sample plot-${colour}`} />
            {label}
            <span className="strong number">{wordsAt(values[index] ?? [], at, formatY, unit)}</span>
          </span>
        ))}
        {at !== null && x[at] !== undefined && <span className="soft plot-at number">{formatX(x[at])}</span>}
      </figcaption>
      <div ref={place} className="plot-place" role="img" aria-label={description} />
    </figure>
  );
}

/** The value under the pointer, or else the last one there is. */
function wordsAt(
  values: readonly (number | null)[],
  at: number | null,
  format: (y: number) => string,
  unit: string,
): string {
  const value = at === null ? values.findLast((each) => each !== null) : values[at];
  return value === null || value === undefined ? '' : `${format(value)}${unit === '' ? '' : `\u00a0${unit}`}`;
}

interface Look extends Pick<Props, 'lines' | 'formatX' | 'formatY' | 'height'> {
  readonly range: Props['range'];
  readonly room: number;
}

function optionsFor(
  element: HTMLElement,
  { lines, formatX, formatY, height, range, room }: Look,
  onPoint: (index: number | null) => void,
): Options {
  // Asked anew at every drawing, because the theme may have changed.
  const colour = (name: string) => (): string => getComputedStyle(element).getPropertyValue(`--${name}`);
  const font = `${small}px ${getComputedStyle(element).fontFamily}`;
  const axis = {
    stroke: colour('ink-soft'),
    font,
    ticks: { show: false },
    grid: { stroke: colour('line-colour'), width: 1 },
    gap: 6,
  };
  return {
    width: element.clientWidth,
    height,
    padding: [10, 28, 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: (_chart, least, most) => [least - room, most + room] },
      ...(range ? { y: { range: [range[0], range[1]] } } : {}),
    },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    axes: [
      {
        ...axis,
        ...{ grid: { show: false }, size: 26, space: 80, incrs: wholeSteps },
        values: (_chart, ticks) => ticks.map(formatX),
      },
      { ...axis, size: 40, space: 34, values: (_chart, ticks) => ticks.map(formatY) },
    ],
    series: [
      {},
      ...lines.map((line): Series => ({
        label: line.label,
        stroke: colour(line.colour),
        width: line.width,
        spanGaps: true,
        points: line.points
          ? { show: true, size: 6, fill: colour(line.colour), stroke: colour(line.colour) }
          : { show: false },
      })),
    ],
    hooks: {
      setCursor: [
        ({ cursor }) => {
          onPoint(cursor.idx ?? null);
        },
      ],
    },
  };
}
