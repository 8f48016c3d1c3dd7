import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

interface Props<K extends string> {
  label: string;
  value: K;
  choices: readonly { readonly id: K; readonly words: string }[];
  onChoose: (id: K) => void;
}

/** One of a few. */
export function Choose<K extends string>({ label, value, choices, onChoose }: Props<K>) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(key) => {
        onChoose(key as K);
      }}
    >
      <Button className="button button-plain choose">
        <SelectValue />
        <ChevronDown aria-hidden className="icon icon-small" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <ListBox className="menu" items={choices}>
          {(choice) => (
            <ListBoxItem className="menu-item" id={choice.id} textValue={choice.words}>
              {choice.words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
