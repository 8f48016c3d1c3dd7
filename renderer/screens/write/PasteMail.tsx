import { useState } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { Button } from '../../controls/Button.tsx';
import { Window } from '../../controls/Window.tsx';
import { answerText } from './answering.ts';

/** A place to paste the mail that is answered. */
export function PasteMail({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [pasted, setPasted] = useState('');
  return (
    <Window title="The mail you answer" isOpen={isOpen} onClose={onClose}>
      <TextField aria-label="The mail you answer" value={pasted} onChange={setPasted} autoFocus>
        <TextArea className="input paste-text" placeholder="Paste it here, with or without its first lines" />
      </TextField>
      <div className="actions actions-end">
        <Button onPress={onClose}>Cancel</Button>
        <Button
          kind="main"
          isDisabled={pasted.trim() === ''}
          onPress={() => {
            answerText(pasted);
            setPasted('');
            onClose();
          }}
        >
          Answer this
        </Button>
      </div>
    </Window>
  );
}
