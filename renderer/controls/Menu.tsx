import type { LucideIcon } from 'lucide-react';
import { ChevronDown } from 'lucide-react';
import { Button, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

export interface Choice {
  readonly id: string;
  readonly words: string;
  readonly icon?: LucideIcon;
}

interface Props {
  label: string;
  icon?: LucideIcon;
  choices: readonly Choice[];
  onChoose: (id: string) => void;
}

/** A quiet button that opens a short list of things to do. */
export function Menu({ label, icon: Icon, choices, onChoose }: Props) {
  return (
    <MenuTrigger>
      <Button className="button button-quiet">
        {Icon && <Icon aria-hidden className="icon" />}
        <span>{label}</span>
        <ChevronDown aria-hidden className="icon icon-small" />
      </Button>
      <Popover className="popover" placement="bottom start">
        <AriaMenu
          className="menu"
          items={choices}
          onAction={(key) => {
            onChoose(String(key));
          }}
        >
          {(choice) => (
            <MenuItem className="menu-item" id={choice.id} textValue={choice.words}>
              {choice.icon && <choice.icon aria-hidden className="icon" />}
              {choice.words}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
