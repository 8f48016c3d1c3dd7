import { Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../controls/Button.tsx';
import { chooseAnywhere } from './anywhere.ts';
import { shortcutOf, spokenKeys } from '../../../words/shortcut.ts';

/** The keys of the shortcut; a press on the button waits for others. */
export function ShortcutField({ shortcut }: { shortcut: string }) {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    if (!waits) {
      return undefined;
    }
    const take = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') {
        setWaits(false);
        return;
      }
      const keys = shortcutOf(event, navigator.platform.startsWith('Mac'));
      if (keys !== null) {
        setWaits(false);
        void chooseAnywhere({ shortcut: keys });
      }
    };
    window.addEventListener('keydown', take, { capture: true });
    return () => {
      window.removeEventListener('keydown', take, { capture: true });
    };
  }, [waits]);
  return (
    <div className="actions">
      <span>
        The keys: <kbd>{spokenKeys(shortcut)}</kbd>
      </span>
      <Button
        icon={Keyboard}
        // Who turns to something else writes there, and chooses no keys.
        onBlur={() => {
          setWaits(false);
        }}
        onPress={() => {
          setWaits(!waits);
        }}
      >
        {waits ? 'Press the new keys, or Esc' : 'Choose others'}
      </Button>
    </div>
  );
}
