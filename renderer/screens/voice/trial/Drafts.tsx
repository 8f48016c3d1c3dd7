import { useEffect } from 'react';
import type { Trial } from '../../../../electron/contract/voice.ts';
import { Button } from '../../../controls/Button.tsx';
import { isCovered } from '../../../controls/covering.ts';
import type { Choice } from './trying.ts';

const keys: Record<string, Choice> = { '1': 0, '2': 1, '0': null };

interface Props {
  trial: Trial;
  onChoose: (choice: Choice) => void;
}

/** The request, two drafts side by side, and a choice by button or by key. */
export function Drafts({ trial: { request, drafts }, onChoose }: Props) {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const choice = keys[event.key];
      // What lies under a window is out of reach for keys, and a key that is held is one choice.
      if (choice !== undefined && !event.repeat && !isCovered() && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        onChoose(choice);
      }
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  });
  return (
    <>
      <p className="trial-request">
        <span className="soft small">The request</span>
        {request}
      </p>
      <div className="trial-drafts">
        {drafts.map((draft, index) => (
          <section key={index} className="trial-draft" aria-label={index === 0 ? 'First draft' : 'Second draft'}>
            <div className="trial-text" tabIndex={0}>
              {draft}
            </div>
            <Button
              keys={String(index + 1)}
              onPress={() => {
                onChoose(index === 0 ? 0 : 1);
              }}
            >
              This one
            </Button>
          </section>
        ))}
      </div>
      <div className="actions trial-neither">
        <Button
          kind="quiet"
          keys="0"
          onPress={() => {
            onChoose(null);
          }}
        >
          Neither, or no difference
        </Button>
      </div>
    </>
  );
}
