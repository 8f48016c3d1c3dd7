import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Hint } from './Hint.tsx';

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  /** `main` is the one main action of a screen; `quiet` has no frame; `danger` destroys. */
  kind?: 'main' | 'plain' | 'quiet' | 'danger';
  icon?: LucideIcon;
  /** Keys that do the same, shown beside the words. */
  keys?: string;
  children: ReactNode;
}

export function Button({ kind = 'plain', icon: Icon, keys, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${kind}`}>
      {Icon && <Icon aria-hidden className="icon" />}
      <span>{children}</span>
      {keys !== undefined && <kbd className="button-keys">{keys}</kbd>}
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  icon: LucideIcon;
  /** What the button does: read aloud, and shown on hover. */
  label: string;
}

/** A button that is only an icon, with its words on hover and focus. */
export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <Hint text={label}>
      <AriaButton {...rest} aria-label={label} className="button button-icon">
        <Icon aria-hidden className="icon" />
      </AriaButton>
    </Hint>
  );
}
