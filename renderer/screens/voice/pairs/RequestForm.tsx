import { TextArea, TextField } from 'react-aria-components';
import type { Pair } from '../../../../electron/contract/pairs.ts';
import { askEngine } from '../../../connection/api.ts';
import { Button } from '../../../controls/Button.tsx';
import { command } from '../../../shell/commandKey.ts';
import { forgetWords, useWords, writeWords } from './wanted.ts';

interface Props {
  pair: Pair;
  onSave: (saving: Promise<Pair>) => void;
}

/** The request in a box that grows with it. What was changed is kept by the button or its keys, or taken back with Escape. */
export function RequestForm({ pair, onSave }: Props) {
  const { id, request, answer } = pair;
  const words = useWords(pair);
  const setWords = (next: string): void => {
    writeWords(pair, next);
  };
  const isChanged = words.trim() !== request && words.trim() !== '';
  const save = (): void => {
    if (isChanged) {
      onSave(
        askEngine('pairs.edit', { id, request: words }).then((kept) => {
          forgetWords(id, words);
          return kept;
        }),
      );
    }
  };
  return (
    <form
      className="pair-form-inside"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        aria-label="The request"
        value={words}
        onChange={setWords}
        maxLength={4_000}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape' && words !== request) {
            setWords(request);
          }
        }}
      >
        <TextArea
          className="input pair-text"
          placeholder={
            answer.kind === 'mail'
              ? 'What would you have asked for, to get this mail?'
              : 'What does this passage say, in plain words?'
          }
        />
      </TextField>
      {words !== request && (
        <div className="actions">
          <Button kind="main" type="submit" keys={`${command} ↵`} isDisabled={!isChanged}>
            Keep the change
          </Button>
          <Button
            kind="quiet"
            keys="Esc"
            onPress={() => {
              setWords(request);
            }}
          >
            Take it back
          </Button>
        </div>
      )}
    </form>
  );
}
