import type { ReactNode } from 'react';

interface Props {
  /** Keys, and what each does. */
  keys: readonly (readonly [keys: string, does: string])[];
  children?: ReactNode;
}

/** The foot of the small window: its keys, and what only the mouse does. */
export function Hints({ keys, children }: Props) {
  return (
    <div className="overlay-foot soft small">
      {keys.map(([name, does]) => (
        <span key={name}>
          <kbd>{name}</kbd> {does}
        </span>
      ))}
      <span className="overlay-aside">{children}</span>
    </div>
  );
}
