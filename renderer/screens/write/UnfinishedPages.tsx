import { Files, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { UnfinishedPage } from '../../../electron/contract/drafting.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import { askEngine } from '../../connection/api.ts';
import { asAppError } from '../../connection/failure.ts';
import { refresh } from '../../connection/freshness.ts';
import { useCall } from '../../connection/useCall.ts';
import { Button, IconButton } from '../../controls/Button.tsx';
import { Moment } from '../../controls/Moment.tsx';
import { ErrorNotice } from '../../controls/Notice.tsx';
import { Window } from '../../controls/Window.tsx';
import { takePageUp } from './unfinished.ts';

/** A way back to the pages that were set aside; nothing where there are none. */
export function UnfinishedPages() {
  const pages = useCall('page.unfinished', {}).value ?? [];
  const [isOpen, setOpen] = useState(false);
  if (pages.length === 0) {
    return null;
  }
  return (
    <>
      <Button
        kind="quiet"
        icon={Files}
        onPress={() => {
          setOpen(true);
        }}
      >
        Unfinished pages, {pages.length}
      </Button>
      <PageList
        pages={pages}
        isOpen={isOpen}
        onClose={() => {
          setOpen(false);
        }}
      />
    </>
  );
}

interface Props {
  pages: readonly UnfinishedPage[];
  isOpen: boolean;
  onClose: () => void;
}

function PageList({ pages, isOpen, onClose }: Props) {
  const [error, setError] = useState<AppError | null>(null);
  const [leaving, setLeaving] = useState<number | null>(null);
  const isBusy = useRef(false);

  /** One thing at a time: a page that is pressed twice is taken up once. */
  async function act(action: () => Promise<unknown>): Promise<void> {
    if (isBusy.current || !isOpen) {
      return;
    }
    isBusy.current = true;
    try {
      await action();
      setError(null);
    } catch (failure) {
      setError(asAppError(failure));
    }
    isBusy.current = false;
    refresh('page.unfinished');
  }

  return (
    <Window title="Unfinished pages" isOpen={isOpen} onClose={onClose}>
      {error && <ErrorNotice title="That did not work." error={error} />}
      <ul className="unfinished">
        {pages.map((page) => (
          <li key={page.id} className="unfinished-row">
            <button
              type="button"
              className="source-open"
              onClick={() =>
                void act(async () => {
                  await takePageUp(page.id);
                  onClose();
                })
              }
            >
              <span className="source-subject">{titleOf(page)}</span>
              <span className="soft small unfinished-text">{page.text.replace(/\s+/g, ' ') || page.request}</span>
              <span className="soft small">
                {page.to ? `To ${page.to}, set aside` : 'Set aside'} <Moment at={page.asideAt} />
              </span>
            </button>
            {leaving === page.id ? (
              <Button
                kind="danger"
                onPress={() => void act(() => askEngine('page.remove', { id: page.id }))}
                onBlur={() => {
                  setLeaving(null);
                }}
                autoFocus
              >
                Delete for good
              </Button>
            ) : (
              <IconButton
                icon={Trash2}
                label="Delete this page"
                onPress={() => {
                  setLeaving(page.id);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </Window>
  );
}

function titleOf({ subject, request, text }: UnfinishedPage): string {
  return subject || request || text.split('\n', 1)[0] || 'A mail without a subject';
}
