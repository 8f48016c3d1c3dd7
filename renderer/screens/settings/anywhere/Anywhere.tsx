import { Pause, Play } from 'lucide-react';
import { askHost } from '../../../connection/api.ts';
import { useAnywhere } from '../../../connection/useWatch.ts';
import { Button } from '../../../controls/Button.tsx';
import { Fold } from '../../../controls/Fold.tsx';
import { Moment } from '../../../controls/Moment.tsx';
import { Notice } from '../../../controls/Notice.tsx';
import { Tick } from '../../../controls/Tick.tsx';
import { chooseAnywhere } from './anywhere.ts';
import { Inserted } from './Inserted.tsx';
import { LeftAlone } from './LeftAlone.tsx';
import { ShortcutField } from './ShortcutField.tsx';

/** The voice in any program: its keys, where it keeps out, and what it has inserted. */
export function Anywhere() {
  const state = useAnywhere();
  if (state === null) {
    return null;
  }
  const { choices, obstacle, refusal, pausedUntil } = state;
  return (
    <div className="stack">
      <Tick
        isSelected={choices.on}
        onChange={(on) => void chooseAnywhere({ on })}
        note="Select text in any program and press the keys: say it in your own words, shorter, more warmly, or answer it. With nothing selected, go on from the text before the caret where the program tells it, or begin a sentence. Nothing is read before you press them, and never from a field for a password."
      >
        Write in other programs too
      </Tick>
      {choices.on && (
        <>
          <ShortcutField shortcut={choices.shortcut} />
          {obstacle !== null && <Notice kind="warn" title={obstacle} />}
          {refusal !== null && <Notice title={refusal} />}
          <div className="actions">
            <Button
              icon={pausedUntil === null ? Pause : Play}
              onPress={() => void askHost('anywhere.pause', { paused: pausedUntil === null })}
            >
              {pausedUntil === null ? 'Pause for an hour' : 'Go on now'}
            </Button>
            {pausedUntil !== null && (
              <span role="status">
                Paused; it goes on <Moment at={pausedUntil} />.
              </span>
            )}
          </div>
          <Tick
            isSelected={choices.stay}
            onChange={(stay) => void chooseAnywhere({ stay })}
            note="It then waits beside the clock, or wherever your system shows such icons. Quit it there."
          >
            Stay ready when the window is closed
          </Tick>
          <Tick
            isSelected={choices.startAtLogin}
            onChange={(startAtLogin) => void chooseAnywhere({ startAtLogin, ...(startAtLogin ? { stay: true } : {}) })}
          >
            Start when I log in, without a window
          </Tick>
          <Fold title="Programs that are left alone">
            <LeftAlone programs={choices.leftAlone} />
          </Fold>
        </>
      )}
      <Fold title="What was inserted">
        <Inserted />
      </Fold>
    </div>
  );
}
