import { useEffect, useState } from 'react';
import type { Host } from '../../../electron/contract/host.ts';
import type { Output } from '../../../electron/contract/method.ts';
import { askHost } from '../../connection/api.ts';

/** What this is, and what it does with what it is given, in plain words. */
export function About() {
  const [about, setAbout] = useState<Output<Host['host.about']> | null>(null);
  useEffect(() => {
    askHost('host.about', {}).then(setAbout, () => undefined);
  }, []);
  return (
    <div className="stack">
      <ul className="privacy">
        <li>Everything happens on this computer. There is no account, no server and no counting of what you do.</li>
        <li>
          The network is used for two things, and only when you ask for them: fetching a model, and reading a mail
          account that you connected.
        </li>
        <li>Nothing is ever sent. A draft leaves Ownhand only when you copy or save it.</li>
        <li>Only mail you wrote yourself is followed. Mail from others is kept to show what you answer.</li>
        <li>Your mail, drafts and settings are encrypted on the disk.</li>
      </ul>
      {about && (
        <p className="soft number">
          Ownhand {about.version}, Electron {about.electron}. Apache-2.0.
        </p>
      )}
    </div>
  );
}
