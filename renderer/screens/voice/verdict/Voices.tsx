import { useState } from 'react';
import type { AppError } from '../../../../electron/contract/errors.ts';
import type { Voice } from '../../../../electron/contract/voice.ts';
import { askEngine } from '../../../connection/api.ts';
import { asAppError } from '../../../connection/failure.ts';
import { refresh } from '../../../connection/freshness.ts';
import { ErrorNotice } from '../../../controls/Notice.tsx';
import { newestFirst } from '../versions.ts';
import { Numbers } from './Numbers.tsx';
import { Replaced } from './Replaced.tsx';
import { Trend } from './Trend.tsx';
import { Verdict } from './Verdict.tsx';
import { Versions } from './Versions.tsx';
import './verdict.css';

/** Runs something that changes which version is used, or which there are. */
export type Act = (action: Promise<unknown>) => void;

interface Props {
  voices: readonly Voice[];
  /** The version that has just been made, if any. */
  newest: number | null;
}

/** What was learned so far: the verdict on one version in a sentence and in numbers, and the list of all. */
export function Voices({ voices, newest }: Props) {
  const [opened, setOpened] = useState<number | null>(null);
  const [refused, setRefused] = useState<{ readonly inList: boolean; readonly error: AppError } | null>(null);
  const sorted = newestFirst(voices);
  const find = (id: number | null): Voice | undefined => sorted.find((voice) => voice.id === id);
  const shown = find(opened) ?? find(newest) ?? sorted.find(({ active }) => active) ?? sorted[0];
  if (shown === undefined) {
    return null;
  }

  const run = (action: Promise<unknown>, inList: boolean): void => {
    setRefused(null);
    action
      .catch((failure: unknown) => {
        setRefused({ inList, error: asAppError(failure) });
      })
      .finally(() => {
        refresh('voice.list', 'voice.advice', 'store.report');
      });
  };

  return (
    <>
      <Verdict
        voice={shown}
        voices={sorted}
        act={(action) => {
          run(action, false);
        }}
      />
      {refused?.inList === false && <ErrorNotice title="That did not work." error={refused.error} />}
      {shown.judgement && <Numbers judgement={shown.judgement} />}
      <Replaced key={shown.id} voice={shown.id} />
      <section className="voice-section">
        <h2 className="heading">Versions</h2>
        {refused?.inList === true && <ErrorNotice title="That did not work." error={refused.error} />}
        <Trend voices={sorted.filter(({ role }) => role === shown.role)} />
        <Versions
          voices={sorted}
          shown={shown.id}
          onOpen={setOpened}
          onUse={(voice) => {
            run(askEngine('voice.use', { id: voice.active ? null : voice.id, role: roleOf(voice) }), true);
          }}
          onDelete={(voice) => {
            run(askEngine('voice.delete', { id: voice.id }), true);
          }}
        />
      </section>
    </>
  );
}

/** The role a version plays, as `voice.use` takes it: no version finds mail. */
export function roleOf({ role }: Voice): 'writer' | 'completer' {
  return role === 'completer' ? 'completer' : 'writer';
}
