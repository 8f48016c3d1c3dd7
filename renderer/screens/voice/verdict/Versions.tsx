import { Check, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Voice } from '../../../../electron/contract/voice.ts';
import { Button, IconButton } from '../../../controls/Button.tsx';
import { Moment } from '../../../controls/Moment.tsx';
import { Window } from '../../../controls/Window.tsx';
import { formatCount } from '../../../words/count.ts';
import { formatDuration } from '../../../words/duration.ts';
import { formatSize } from '../../../words/size.ts';
import { versionName } from '../versions.ts';
import { summary } from './summary.ts';

interface Props {
  voices: readonly Voice[];
  /** The version whose numbers stand above. */
  shown: number;
  onOpen: (id: number) => void;
  onUse: (voice: Voice) => void;
  onDelete: (voice: Voice) => void;
}

/** All versions, newest first: what they came from, how well they do, and which is used. */
export function Versions({ voices, shown, onOpen, onUse, onDelete }: Props) {
  const [leaving, setLeaving] = useState<Voice | null>(null);
  return (
    <>
      <ul className="rows">
        {voices.map((voice) => (
          <li key={voice.id} className="version">
            <button
              type="button"
              className="version-open"
              aria-current={voice.id === shown ? 'true' : undefined}
              onClick={() => {
                onOpen(voice.id);
              }}
            >
              <span className="model-name">
                <span className="strong">{versionName(voice)}</span>
                {voice.active && (
                  <span className="badge">
                    <Check aria-hidden className="icon icon-small" />
                    In use
                  </span>
                )}
                <span className="soft">
                  <Moment at={voice.createdAt} />
                </span>
              </span>
              <span>{summary(voice)}</span>
              <span className="soft model-facts">
                {voice.role === 'completer' && <span>Suggestions</span>}
                <span>{voice.baseName}</span>
                <span>{formatCount(voice.pairs, voice.role === 'completer' ? 'text' : 'pair')}</span>
                <span>{formatDuration(voice.seconds)}</span>
                <span>{formatSize(voice.bytes)}</span>
                {voice.from !== null && <span>from version {voice.from}</span>}
              </span>
            </button>
            <div className="version-actions">
              {(voice.active || voice.obstacle === null) && (
                <Button
                  aria-label={`${voice.active ? 'Switch off' : 'Use'} ${versionName(voice).toLowerCase()}`}
                  onPress={() => {
                    onUse(voice);
                  }}
                >
                  {voice.active ? 'Switch off' : 'Use'}
                </Button>
              )}
              <IconButton
                icon={Trash2}
                label={`Delete ${versionName(voice).toLowerCase()}`}
                onPress={() => {
                  setLeaving(voice);
                }}
              />
            </div>
          </li>
        ))}
      </ul>
      <DeleteVersion
        voice={leaving}
        onClose={() => {
          setLeaving(null);
        }}
        onDelete={onDelete}
      />
    </>
  );
}

interface DeleteProps {
  voice: Voice | null;
  onClose: () => void;
  onDelete: (voice: Voice) => void;
}

function DeleteVersion({ voice, onClose, onDelete }: DeleteProps) {
  return (
    <Window
      title={voice ? `Delete ${versionName(voice).toLowerCase()}?` : ''}
      role="alertdialog"
      isOpen={voice !== null}
      onClose={onClose}
    >
      <p>It cannot be brought back, only learned again. The pairs stay.</p>
      {voice?.active && (
        <p>
          {voice.role === 'completer'
            ? 'Suggestions then come from the model as it is.'
            : 'Drafts then follow your mails alone.'}
        </p>
      )}
      <div className="actions actions-end">
        <Button autoFocus onPress={onClose}>
          Keep it
        </Button>
        <Button
          kind="danger"
          onPress={() => {
            if (voice) {
              onDelete(voice);
            }
            onClose();
          }}
        >
          Delete
        </Button>
      </div>
    </Window>
  );
}
