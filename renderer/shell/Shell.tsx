import { useCallback, useState } from 'react';
import type { StoreState } from '../../electron/contract/entities.ts';
import { useCell } from '../connection/cell.ts';
import { useCall } from '../connection/useCall.ts';
import { MailScreen } from '../screens/mail/MailScreen.tsx';
import { ModelsScreen } from '../screens/models/ModelsScreen.tsx';
import { People } from '../screens/people/People.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { VoiceScreen } from '../screens/voice/VoiceScreen.tsx';
import { Welcome } from '../screens/welcome/Welcome.tsx';
import { WriteScreen } from '../screens/write/WriteScreen.tsx';
import { SampleBanner } from './Banners.tsx';
import { Keys } from './Keys.tsx';
import { place } from './place.ts';
import { Rail } from './Rail.tsx';
import { Opening } from './Starting.tsx';
import { useNews } from './useNews.ts';
import { useShortcuts } from './useShortcuts.ts';

const screens = {
  write: WriteScreen,
  mail: MailScreen,
  voice: VoiceScreen,
  models: ModelsScreen,
  settings: SettingsScreen,
};

/** The open program: first Welcome, until there is a mailbox and a name; then the rail and the screens. */
export function Shell({ store }: { store: StoreState }) {
  const [keysShown, setKeysShown] = useState(false);
  const here = useCell(place);
  const identity = useCall('identity.get', {});
  useNews();
  const [welcoming, setWelcoming] = useState<boolean | null>(null);
  useShortcuts(
    useCallback(() => {
      setKeysShown(true);
    }, []),
  );
  // Decided once: what is done on Welcome must not make it go away.
  if (welcoming === null && (identity.value !== undefined || identity.error)) {
    setWelcoming(identity.value === null && !store.sample);
  }
  if (welcoming === null) {
    return <Opening />;
  }
  if (welcoming) {
    return (
      <Welcome
        onLeave={() => {
          setWelcoming(false);
        }}
      />
    );
  }
  const Screen = screens[here];
  return (
    <>
      {store.sample && <SampleBanner />}
      <div className="shell">
        <Rail />
        <Screen
          key={here}
          onShowKeys={() => {
            setKeysShown(true);
          }}
        />
      </div>
      <People />
      <Keys
        isOpen={keysShown}
        onClose={() => {
          setKeysShown(false);
        }}
      />
    </>
  );
}
