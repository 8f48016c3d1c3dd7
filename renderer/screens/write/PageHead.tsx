import { Input, Label, TextField } from 'react-aria-components';
import { useCell } from '../../connection/cell.ts';
import { head } from './page.ts';
import { RecipientBox } from './RecipientBox.tsx';

/** The two lines over the page. */
export function PageHead() {
  const { subject } = useCell(head);
  return (
    <div className="page-head">
      <RecipientBox />
      <TextField
        className="page-field"
        value={subject}
        onChange={(next) => {
          head.change((before) => ({ ...before, subject: next }));
        }}
      >
        <Label className="page-label">Subject</Label>
        <Input className="page-input" />
      </TextField>
    </div>
  );
}
