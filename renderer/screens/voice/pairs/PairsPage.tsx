import { ArrowLeft, Rows3 } from 'lucide-react';
import { useState } from 'react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { Pair, PairQuery } from '../../../../electron/contract/pairs.ts';
import { askEngine } from '../../../connection/api.ts';
import { useCell } from '../../../connection/cell.ts';
import { asAppError } from '../../../connection/failure.ts';
import { refresh } from '../../../connection/freshness.ts';
import { type AskPart, usePages } from '../../../connection/usePages.ts';
import { useSettled } from '../../../connection/useSettled.ts';
import { Button } from '../../../controls/Button.tsx';
import { Empty } from '../../../controls/Empty.tsx';
import { showOverview } from '../page.ts';
import { PairList } from './PairList.tsx';
import { PairView } from './PairView.tsx';
import { openPair, wantedPairs } from './wanted.ts';
import '../../mail/mail.css';
import './pairs.css';

type Query = Pick<PairQuery, 'text' | 'show'>;

const askPairs: AskPart<Query, Pair> = async (query, signal) => {
  const { pairs, total } = await askEngine('pairs.list', query, signal ? { signal } : {});
  return { items: pairs, total };
};

/** Requests beside the mails and passages that they would have led to: to look at, to put right, to leave out. */
export function PairsPage() {
  const { text, show } = useCell(wantedPairs);
  const reading = usePages(askPairs, { text: useSettled(text, 120).slice(0, 500), show });
  const open = useCell(openPair);
  const pair = reading.items.find(({ id }) => id === open);

  const [refused, setRefused] = useState<{ readonly id: number; readonly error: AppError } | null>(null);

  async function change(id: number, action: Promise<Pair>): Promise<void> {
    setRefused(null);
    try {
      reading.replace(await action);
      refresh('pairs.list', 'voice.advice');
    } catch (failure) {
      setRefused({ id, error: asAppError(failure) });
    }
  }

  return (
    <main className={pair ? 'pairs pair-open' : 'pairs'}>
      <section className="pairs-list" aria-label="Pairs">
        <header className="pairs-head">
          <Button kind="quiet" icon={ArrowLeft} onPress={showOverview}>
            Voice
          </Button>
          <h1 className="pairs-title focus-place">Pairs</h1>
        </header>
        <PairList reading={reading} onChange={(id, action) => void change(id, action)} />
      </section>
      <section className="pairs-reading" aria-label="The open pair">
        {pair ? (
          <PairView
            key={pair.id}
            pair={pair}
            error={refused?.id === pair.id ? refused.error : null}
            onChange={(action) => void change(pair.id, action)}
          />
        ) : (
          <Empty icon={Rows3} title="No pair is open.">
            A pair is a mail of yours and the request that would have led to it, or a passage of a document of yours and
            the same in plain words. Ownhand learns to get from the one to the other. You can put requests right, or
            leave out what it should not learn from.
          </Empty>
        )}
      </section>
    </main>
  );
}
