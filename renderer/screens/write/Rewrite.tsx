import { Check, PenLine, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useCell } from '../../connection/cell.ts';
import { Button } from '../../controls/Button.tsx';
import { Field } from '../../controls/Field.tsx';
import { Line } from '../../controls/Line.tsx';
import { Menu } from '../../controls/Menu.tsx';
import { Window } from '../../controls/Window.tsx';
import { changesOf, textOf } from '../../words/change.ts';
import { listSelection } from './listing.ts';
import {
  leaveRewriting,
  rewriteAgain,
  type Rewriting,
  rewriteSelection,
  rewriting,
  takeRewriting,
} from './rewriting.ts';
import './rewrite.css';

const manners = [
  { id: 'mine', words: 'In my own words' },
  { id: 'shorter', words: 'Shorter' },
  { id: 'friendlier', words: 'Friendlier' },
  { id: 'instruction', words: 'As I say …' },
  { id: 'points', words: 'As points' },
] as const;

/** What can be done with the selected words, or with the whole mail. */
export function RewriteMenu() {
  const now = useCell(rewriting);
  const [telling, setTelling] = useState(false);
  return (
    <>
      <Menu
        label="Rewrite"
        icon={PenLine}
        choices={manners}
        onChoose={(id) => {
          const manner = manners.find((each) => each.id === id)?.id;
          if (manner === 'instruction') {
            setTelling(true);
          } else if (manner === 'points') {
            void listSelection();
          } else if (manner !== undefined) {
            void rewriteSelection(manner);
          }
        }}
      />
      <Tell
        isOpen={telling}
        onClose={() => {
          setTelling(false);
        }}
      />
      {now !== null && <Look now={now} key={now.state === 'done' ? now.after : 'coming'} />}
    </>
  );
}

function Tell({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [words, setWords] = useState('');
  return (
    <Window title="What is to be changed?" isOpen={isOpen} onClose={onClose}>
      <form
        className="rewrite-tell"
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== '') {
            onClose();
            void rewriteSelection('instruction', words.trim());
          }
        }}
      >
        <Field label="Say it as you would to a person" value={words} onChange={setWords} autoFocus />
        <Button type="submit" kind="main" isDisabled={words.trim() === ''}>
          Rewrite
        </Button>
      </form>
    </Window>
  );
}

/** The changes in place: each is taken unless it is pressed. */
function Look({ now }: { now: Rewriting }) {
  const [refused, setRefused] = useState<ReadonlySet<number>>(new Set());
  const [moved, setMoved] = useState(false);
  const parts = now.state === 'done' ? changesOf(now.before, now.after) : [];
  const changes = parts.filter(({ kind }) => kind === 'change').length;
  const toggle = (index: number): void => {
    const next = new Set(refused);
    if (!next.delete(index)) {
      next.add(index);
    }
    setRefused(next);
  };
  return (
    <Window title="Rewritten" isOpen onClose={leaveRewriting}>
      {now.state === 'running' && (
        <>
          <Line fraction={null} />
          <p className="rewrite-text soft">{now.after || 'Reading it'}</p>
        </>
      )}
      {now.state === 'failed' && <p role="alert">{now.error?.message}</p>}
      {now.state === 'done' && (
        <p className="rewrite-text">
          {parts.map((part, index) =>
            part.kind === 'same' ? (
              <span key={index}>{part.text}</span>
            ) : (
              <button
                key={index}
                type="button"
                className={refused.has(index) ? 'change change-refused' : 'change'}
                aria-pressed={!refused.has(index)}
                onClick={() => {
                  toggle(index);
                }}
              >
                {part.before !== '' && <del>{part.before}</del>}
                {part.after !== '' && <ins>{part.after}</ins>}
              </button>
            ),
          )}
        </p>
      )}
      {now.state === 'done' && (
        <p className="soft">
          {changes === 0 ? 'Nothing was changed.' : 'Press a change to leave it as it was.'}
          {moved && ' The mail has changed meanwhile where this would go, so it cannot be put there.'}
        </p>
      )}
      <div className="rewrite-actions">
        <Button
          kind="main"
          icon={Check}
          isDisabled={now.state !== 'done' || changes === 0}
          onPress={() => {
            setMoved(!takeRewriting(textOf(parts, refused)));
          }}
        >
          Put it in the mail
        </Button>
        <Button icon={RotateCcw} isDisabled={now.state === 'running'} onPress={() => void rewriteAgain()}>
          Try again
        </Button>
        <Button kind="quiet" icon={Undo2} onPress={leaveRewriting}>
          Leave it as it was
        </Button>
      </div>
    </Window>
  );
}
