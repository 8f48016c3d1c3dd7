import { X } from 'lucide-react';
import { Label, Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { IconButton } from './Button.tsx';

interface Props {
  label: string;
  /** 0 to 1; null while it is left as it comes. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** What the place stands for. */
  says: string;
  /** What the ends stand for. */
  ends: readonly [string, string];
}

/** A place between two ends that are said in words; it can be left alone, and taken back to that. */
export function Slider({ label, value, onChange, says, ends: [low, high] }: Props) {
  return (
    <AriaSlider
      className={value === null ? 'slider slider-untouched' : 'slider'}
      minValue={0}
      maxValue={1}
      step={0.05}
      value={value ?? 0.5}
      formatOptions={{ style: 'percent' }}
      onChange={(next) => {
        onChange(next);
      }}
    >
      <div className="slider-head">
        <Label className="slider-label">{label}</Label>
        <SliderOutput className="slider-says">{value === null ? 'as it comes' : says}</SliderOutput>
        {value !== null && (
          <IconButton
            icon={X}
            label={`${label}: as it comes`}
            onPress={() => {
              onChange(null);
            }}
          />
        )}
      </div>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" aria-label={`${label}, from ${low} to ${high}`} />
      </SliderTrack>
      <div className="slider-ends" aria-hidden>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </AriaSlider>
  );
}
