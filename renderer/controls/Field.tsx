import type { ReactNode } from 'react';
import { Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';

interface Props extends Omit<TextFieldProps, 'children' | 'className'> {
  label: string;
  help?: ReactNode;
  placeholder?: string;
}

/** One line of text with its name above it. */
export function Field({ label, help, placeholder, ...rest }: Props) {
  return (
    <TextField {...rest} className="field">
      <Label className="field-label">{label}</Label>
      <Input className="input" {...(placeholder === undefined ? {} : { placeholder })} />
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
    </TextField>
  );
}
