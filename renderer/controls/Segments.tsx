import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface Props<K extends string> {
  label: string;
  value: K;
  choices: readonly { readonly id: K; readonly words: string }[];
  onChoose: (id: K) => void;
}

/** One of two to five, all of them in sight. */
export function Segments<K extends string>({ label, value, choices, onChoose }: Props<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (id !== undefined) {
          onChoose(id as K);
        }
      }}
    >
      {choices.map(({ id, words }) => (
        <ToggleButton key={id} id={id} className="segment" data-words={words}>
          {words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
