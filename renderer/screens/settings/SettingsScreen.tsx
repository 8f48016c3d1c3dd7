import { About } from './About.tsx';
import { Anywhere } from './anywhere/Anywhere.tsx';
import { Destroy } from './Destroy.tsx';
import { Lock } from './Lock.tsx';
import { Mailboxes } from './Mailboxes.tsx';
import { NameStep } from '../welcome/NameStep.tsx';
import { Signature } from './Signature.tsx';
import { Suggestions } from './Suggestions.tsx';
import { Storage } from './Storage.tsx';
import { useCall } from '../../connection/useCall.ts';
import './anywhere/anywhere.css';
import './settings.css';

/** What is stored, where, how it is locked, and how it is destroyed. */
export function SettingsScreen() {
  const identity = useCall('identity.get', {});
  return (
    <main className="sheet-screen">
      <div className="sheet-inside">
        <h1 className="title">Settings</h1>
        <section className="setting">
          <h2 className="heading">Mail and documents</h2>
          <Mailboxes />
        </section>
        <section className="setting">
          <h2 className="heading">You</h2>
          {identity.value !== undefined && <NameStep identity={identity.value} />}
        </section>
        <section className="setting">
          <h2 className="heading">Signature</h2>
          <Signature />
        </section>
        <section className="setting">
          <h2 className="heading">Suggestions</h2>
          <Suggestions />
        </section>
        <section className="setting">
          <h2 className="heading">In any program</h2>
          <Anywhere />
        </section>
        <section className="setting">
          <h2 className="heading">What is stored</h2>
          <Storage />
        </section>
        <section className="setting">
          <h2 className="heading">Lock</h2>
          <Lock />
        </section>
        <section className="setting">
          <h2 className="heading">Destroy everything</h2>
          <Destroy />
        </section>
        <section className="setting">
          <h2 className="heading">About</h2>
          <About />
        </section>
      </div>
    </main>
  );
}
