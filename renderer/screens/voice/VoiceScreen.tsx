import { useRef } from 'react';
import { useCell } from '../../connection/cell.ts';
import { useFocusKept } from '../../controls/useFocusKept.ts';
import { Overview } from './Overview.tsx';
import { voicePage } from './page.ts';
import { PairsPage } from './pairs/PairsPage.tsx';
import { TrialPage } from './trial/TrialPage.tsx';
import './voice.css';

/** What can be learned of the person's voice, how the learning goes, and what came of it. */
export function VoiceScreen() {
  const pages = useRef<HTMLDivElement>(null);
  useFocusKept(pages);
  return (
    <div ref={pages} className="voice-pages">
      <Page />
    </div>
  );
}

function Page() {
  const here = useCell(voicePage);
  switch (here.page) {
    case 'overview':
      return <Overview />;
    case 'pairs':
      return <PairsPage />;
    case 'trial':
      return <TrialPage voice={here.voice} />;
  }
}
