import { Line } from '../controls/Line.tsx';
import { changesOf } from '../words/change.ts';
import { Hints } from './Hints.tsx';
import { carryOut } from './session.ts';
import { insertion, replaces, type State, type Version } from './state.ts';

type Now = Extract<State, { at: 'writing' }>;

const manners = { mine: 'In my own words', shorter: 'Shorter', friendlier: 'Friendlier' } as const;

/** The text as it comes, and once it is there what it would change. */
export function Writing({ now }: { now: Now }) {
  const { versions, shown } = now;
  const version = versions[shown];
  if (version === undefined) {
    return null;
  }
  const place = insertion(now);
  return (
    <>
      <p className="overlay-about soft small">
        <span className="overlay-selected">{titleOf(now)}</span>
        {versions.length > 1 && (
          <span className="number">
            {shown + 1} of {versions.length}
          </span>
        )}
      </p>
      {version.state === 'running' && <Line fraction={null} />}
      <div className="overlay-text" role="status" aria-busy={version.state === 'running'}>
        <Shown now={now} version={version} />
      </div>
      <Hints
        keys={
          version.state === 'failed'
            ? [
                ['Enter', 'open Ownhand'],
                ['Esc', 'leave it'],
              ]
            : [
                ...(place === null ? [] : ([['Tab', 'insert']] as const)),
                ...(version.state === 'done' ? ([['← →', 'other versions']] as const) : []),
                ['Esc', 'leave it'],
              ]
        }
      >
        {place !== null && (
          <button
            type="button"
            className="overlay-quiet"
            onClick={() => {
              carryOut({ state: now, effect: place });
            }}
          >
            Insert
          </button>
        )}
      </Hints>
    </>
  );
}

function titleOf({ task }: Now): string {
  switch (task.kind) {
    case 'rewrite':
      return manners[task.manner];
    case 'instruction':
      return task.words;
    case 'answer':
      return task.words === '' ? 'An answer' : `An answer: ${task.words}`;
    case 'continue':
      return 'Going on';
  }
}

function Shown({ now: { task, occasion }, version }: { now: Now; version: Version }) {
  if (version.state === 'failed') {
    return <p role="alert">{version.words}</p>;
  }
  const before = task.kind === 'continue' ? <span className="soft">{task.words.slice(-200)}</span> : null;
  if (version.text === '') {
    return (
      <p>
        {before} <span className="soft">{version.words || 'Looking at it'}</span>
      </p>
    );
  }
  if (version.state === 'running' || !replaces(task)) {
    return (
      <p>
        {before}
        <span className="overlay-draft">{version.text}</span>
      </p>
    );
  }
  const parts = changesOf(occasion.text, version.text);
  return (
    <p>
      {parts.map((part, index) =>
        part.kind === 'same' ? (
          <span key={index}>{part.text}</span>
        ) : (
          <span key={index}>
            {part.before !== '' && <del>{part.before}</del>}
            {part.after !== '' && <ins>{part.after}</ins>}
          </span>
        ),
      )}
      {parts.every(({ kind }) => kind === 'same') && <span className="soft"> Nothing would change.</span>}
    </p>
  );
}
