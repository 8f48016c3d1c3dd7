import { Cpu, Mail, PenLine, Settings, Signature } from 'lucide-react';
import { useCell } from '../connection/cell.ts';
import { showOverview } from '../screens/voice/page.ts';
import { BackgroundWork } from './BackgroundWork.tsx';
import { goTo, place, type ScreenName } from './place.ts';

const entries = [
  { screen: 'write', words: 'Write', icon: PenLine },
  { screen: 'mail', words: 'Mail', icon: Mail },
  { screen: 'voice', words: 'Voice', icon: Signature },
  { screen: 'models', words: 'Models', icon: Cpu },
  { screen: 'settings', words: 'Settings', icon: Settings },
] as const satisfies { screen: ScreenName; words: string; icon: unknown }[];

export function Rail() {
  const here = useCell(place);
  return (
    <nav className="rail" aria-label="Screens">
      {entries.map(({ screen, words, icon: Icon }) => (
        <button
          key={screen}
          type="button"
          className="rail-entry"
          aria-current={screen === here ? 'page' : undefined}
          onClick={() => {
            if (screen === 'voice' && here === 'voice') {
              // Back from the pairs or the blind test.
              showOverview();
            }
            goTo(screen);
          }}
        >
          <Icon aria-hidden className="icon icon-large" />
          <span>{words}</span>
        </button>
      ))}
      <div className="rail-gap" />
      <BackgroundWork />
    </nav>
  );
}
