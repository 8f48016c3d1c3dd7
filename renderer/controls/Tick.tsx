import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps, Text } from 'react-aria-components';

interface Props extends Omit<CheckboxFieldProps, 'children' | 'className'> {
  children: ReactNode;
  /** A second, softer line. */
  note?: ReactNode;
}

export function Tick({ children, note, ...rest }: Props) {
  return (
    <CheckboxField {...rest} className="tick-field">
      <CheckboxButton className="tick">
        <span className="tick-box">
          <Check aria-hidden className="tick-mark" />
        </span>
        <span className="tick-words">{children}</span>
      </CheckboxButton>
      {note !== undefined && (
        <Text slot="description" className="tick-note soft">
          {note}
        </Text>
      )}
    </CheckboxField>
  );
}
