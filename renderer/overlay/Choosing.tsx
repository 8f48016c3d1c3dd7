import { CornerUpLeft, Feather, Minimize2, PenLine, Smile, Undo2 } from 'lucide-react';
import { Hints } from './Hints.tsx';
import { askMain } from './connection.ts';
import { carryOut, state } from './session.ts';
import { type Option, type State, take } from './state.ts';

type Now = Extract<State, { at: 'choosing' }>;

const faces = {
  mine: { words: 'In my own words', icon: Feather },
  shorter: { words: 'Shorter', icon: Minimize2 },
  friendlier: { words: 'Friendlier', icon: Smile },
  answer: { words: 'Answer this', icon: CornerUpLeft },
  continue: { words: 'Go on from here', icon: PenLine },
  undo: { words: 'Undo what was inserted last', icon: Undo2 },
} as const;

/** As much of the text before the caret as fits into two lines. */
const lastLetters = 80;

/** What can be done with the selected text, or the words to begin with. */
export function Choosing({ now }: { now: Now }) {
  const { occasion, options, chosen } = now;
  return (
    <>
      <p className="overlay-about soft small">
        <span className="overlay-selected">{aboutOf(occasion)}</span>
      </p>
      <TypedLine now={now} />
      {options.length > 0 && (
        <ul className="overlay-options" role="listbox" aria-label="What to do">
          {options.map((option, index) => (
            <Row key={option} option={option} isChosen={index === chosen} now={now} />
          ))}
        </ul>
      )}
      {occasion.refusal !== null && <p className="overlay-note soft small">{occasion.refusal}</p>}
      <Hints
        keys={[['Enter', 'go'], ...(options.length > 0 ? ([['↑ ↓', 'choose']] as const) : []), ['Esc', 'leave it']]}
      >
        {occasion.program !== '' && (
          <button type="button" className="overlay-quiet" onClick={() => void askMain('overlay.leaveAlone', {})}>
            Never in {occasion.program}
          </button>
        )}
      </Hints>
    </>
  );
}

/** What was read: nothing is taken from the program that is not shown here. */
function aboutOf({ kind, text }: Now['occasion']): string {
  if (kind === 'text') {
    return text;
  }
  const letters = Array.from(text.trim());
  const last = letters.slice(-lastLetters).join('');
  const before = ` Before the caret: ${letters.length > lastLetters ? '…' : ''}${last}`;
  return `Nothing is selected.${last === '' ? '' : before}`;
}

function Row({ option, isChosen, now }: { option: Option; isChosen: boolean; now: Now }) {
  const { words, icon: Icon } = faces[option];
  return (
    <li
      className={isChosen ? 'overlay-option overlay-chosen' : 'overlay-option'}
      role="option"
      aria-selected={isChosen}
      onClick={() => {
        carryOut(take(now, option));
      }}
    >
      <Icon aria-hidden className="icon" />
      {words}
    </li>
  );
}

/** Words typed here: an instruction, what to answer, or a beginning. */
function TypedLine({ now }: { now: Now }) {
  const { occasion, line, chosen } = now;
  const label = occasion.kind === 'text' ? 'Or say what is to be changed, or answered' : 'Begin with a few words';
  return (
    <div className={chosen === -1 ? 'overlay-line overlay-line-chosen' : 'overlay-line'}>
      {occasion.tellsKeys ? (
        <span role="textbox" aria-label={label} aria-readonly>
          <span className="overlay-typed">{line.text}</span>
          <span className="overlay-typed overlay-accent">{line.accent}</span>
          <span className="overlay-caret" aria-hidden />
          {line.text === '' && <span className="soft">{label}</span>}
        </span>
      ) : (
        <input
          className="overlay-field"
          aria-label={label}
          placeholder={label}
          value={line.text}
          autoFocus
          onChange={({ target }) => {
            state.set({ ...now, line: { text: target.value, accent: '' }, chosen: -1 });
          }}
        />
      )}
    </div>
  );
}
