import { Undo2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Mail } from '../../../electron/contract/entities.ts';
import { Button } from '../../controls/Button.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { command, isCommand } from '../../shell/commandKey.ts';
import { correctedWords } from './correctionWords.ts';
import { linesOf, sayable } from './lines.ts';
import { MailParts } from './MailParts.tsx';
import { useChosenLines } from './useChosenLines.ts';
import { useCorrection } from './useCorrection.ts';

/** The text of a mail that the person wrote; of lines that they choose they can say whether they are theirs. */
export function OwnMailText({ mail }: { mail: Mail }) {
  const text = useRef<HTMLDivElement>(null);
  const all = useMemo(() => linesOf(mail.parts), [mail.parts]);
  const chosen = useChosenLines(text, all);
  const { said, error, waiting, say, takeBack } = useCorrection(mail.id);
  const can = chosen.lines && sayable(all, chosen.lines);

  const answer = async (mine: boolean): Promise<void> => {
    if (chosen.lines && (await say(chosen.lines, mine))) {
      chosen.letGo();
      // What was pressed is gone, and the keys should go on working.
      text.current?.focus({ preventScroll: true });
    }
  };
  const undo = async (): Promise<void> => {
    await takeBack();
    text.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const key = event.key.toLowerCase();
    if (isPlain && (key === 'arrowdown' || key === 'arrowup') && (event.shiftKey || chosen.lines)) {
      if (!chosen.step(key === 'arrowdown' ? 1 : -1, event.shiftKey)) {
        return;
      }
    } else if (isPlain && key === 'm' && can?.mine) {
      void answer(true);
    } else if (isPlain && key === 'n' && can?.other) {
      void answer(false);
    } else if (key === 'escape' && chosen.lines) {
      chosen.letGo();
    } else if (isCommand(event.nativeEvent) && key === 'z' && said) {
      void undo();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="own-mail" onKeyDown={press}>
      <div ref={text} className="own-mail-text" role="group" aria-label="The text of your mail" tabIndex={0}>
        <MailParts parts={mail.parts} />
      </div>
      {error && <ErrorNotice title="This could not be set right." error={error} />}
      {can ? (
        <div
          className="correction"
          onMouseDown={(event) => {
            // A press beside the text would let go of what is selected there.
            event.preventDefault();
          }}
        >
          <span role="status">Whose words are these?</span>
          {can.mine && (
            <Button keys="M" isDisabled={waiting} onPress={() => void answer(true)}>
              This is mine
            </Button>
          )}
          {can.other && (
            <Button keys="N" isDisabled={waiting} onPress={() => void answer(false)}>
              This is not mine
            </Button>
          )}
        </div>
      ) : said ? (
        <div className="correction">
          <span role="status">{correctedWords(said.mine, said.alike)}</span>
          <Button kind="quiet" icon={Undo2} keys={`${command} Z`} isDisabled={waiting} onPress={() => void undo()}>
            Undo
          </Button>
        </div>
      ) : (
        <p className="soft small">
          What stands in full ink counts as your words. Where that is wrong, select it and say so.
        </p>
      )}
    </div>
  );
}
