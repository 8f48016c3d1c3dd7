/** What the small window shows, and what each key makes of it. Pure functions; `session.ts` does what comes of them. */
import type { Occasion } from '../../electron/contract/anywhere.ts';
import { emptyLine, type Key, type Line, typeKey } from './line.ts';

export type Task =
  | { readonly kind: 'rewrite'; readonly manner: 'mine' | 'shorter' | 'friendlier' }
  | { readonly kind: 'instruction'; readonly words: string }
  | { readonly kind: 'answer'; readonly words: string }
  /** Goes on from words that are already in the program, or that were typed here and come with it. */
  | { readonly kind: 'continue'; readonly from: 'program' | 'line'; readonly words: string };

/** One try at a task. */
export interface Version {
  readonly text: string;
  readonly state: 'running' | 'done' | 'failed';
  /** What goes on, before the first word; or what went wrong. */
  readonly words: string;
}

export type Option = Exclude<Task['kind'], 'instruction' | 'rewrite'> | 'mine' | 'shorter' | 'friendlier' | 'undo';

export type State =
  | { readonly at: 'hidden' }
  /** The shortcut was pressed; what is selected is not known yet. */
  | { readonly at: 'waiting' }
  | {
      readonly at: 'choosing';
      readonly occasion: Occasion;
      readonly options: readonly Option[];
      /** The option that Enter takes; -1 for what is typed. */
      readonly chosen: number;
      readonly line: Line;
    }
  | {
      readonly at: 'writing';
      readonly occasion: Occasion;
      readonly task: Task;
      readonly versions: readonly Version[];
      /** The version that is shown. */
      readonly shown: number;
    }
  /** A last word. Enter opens Ownhand where that helps. */
  | { readonly at: 'said'; readonly sentence: string; readonly opens: boolean };

export type Effect =
  | { readonly do: 'ask' }
  | { readonly do: 'insert'; readonly text: string; readonly where: 'instead' | 'behind'; readonly manner: string }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'undo' | 'open' | 'hide' };

export interface Next {
  readonly state: State;
  readonly effect: Effect | null;
}

const mostVersions = 5;
const running: Version = { text: '', state: 'running', words: '' };

/** What is offered on an occasion. */
export function choose(occasion: Occasion): State {
  switch (occasion.kind) {
    case 'picture':
      return {
        at: 'said',
        sentence: 'A picture is selected. Select text, and press the shortcut again.',
        opens: false,
      };
    case 'password':
      return { at: 'said', sentence: 'This is a field for a password. Ownhand leaves it alone.', opens: false };
    case 'left-alone': {
      const sentence = `Ownhand leaves ${occasion.program} alone. You can change that in its settings.`;
      return { at: 'said', sentence, opens: true };
    }
    case 'text':
    case 'nothing': {
      if (occasion.isCut) {
        return {
          at: 'said',
          sentence: 'That is too much at once. Select less, at most about 700 words.',
          opens: false,
        };
      }
      const undo = occasion.canUndo ? (['undo'] as const) : [];
      const options: Option[] =
        occasion.kind === 'text'
          ? ['mine', 'shorter', 'friendlier', 'answer', ...undo]
          : [...(occasion.text === '' ? [] : (['continue'] as const)), ...undo];
      const chosen = occasion.kind === 'text' || occasion.text !== '' ? 0 : -1;
      return { at: 'choosing', occasion, options, chosen, line: emptyLine };
    }
  }
}

export function press(state: State, key: Key): Next {
  if (key.name === 'Escape') {
    return { state, effect: { do: 'hide' } };
  }
  switch (state.at) {
    case 'choosing':
      return pressChoosing(state, key);
    case 'writing':
      return pressWriting(state, key);
    case 'said':
      return { state, effect: key.name === 'Enter' && state.opens ? { do: 'open' } : null };
    default:
      return { state, effect: null };
  }
}

type Choosing = Extract<State, { at: 'choosing' }>;
type Writing = Extract<State, { at: 'writing' }>;

function pressChoosing(state: Choosing, key: Key): Next {
  const { options, chosen, line } = state;
  if (key.name === 'ArrowDown' || key.name === 'ArrowUp') {
    // The typed line is the last place of the circle.
    const places = options.length + 1;
    const from = chosen === -1 ? options.length : chosen;
    const to = (from + (key.name === 'ArrowDown' ? 1 : -1) + places) % places;
    return { state: { ...state, chosen: to === options.length ? -1 : to }, effect: null };
  }
  if (key.name === 'Enter' || key.name === 'Tab') {
    return take(state, chosen === -1 ? null : (options[chosen] ?? null));
  }
  const next = typeKey(line, key);
  return next === null
    ? { state, effect: null }
    : { state: { ...state, line: next, chosen: next.text === '' && chosen !== -1 ? chosen : -1 }, effect: null };
}

/** Takes an option, or what is typed for null. */
export function take(state: Choosing, option: Option | null): Next {
  const { occasion } = state;
  const words = state.line.text.trim();
  const ask = (task: Task): Next => ({
    state: { at: 'writing', occasion, task, versions: [running], shown: 0 },
    effect: { do: 'ask' },
  });
  switch (option) {
    case 'undo':
      return { state, effect: { do: 'undo' } };
    case 'answer':
      return ask({ kind: 'answer', words });
    case 'continue':
      return ask({ kind: 'continue', from: 'program', words: occasion.text });
    case null:
      if (words === '') {
        return { state, effect: null };
      }
      return ask(occasion.kind === 'text' ? { kind: 'instruction', words } : { kind: 'continue', from: 'line', words });
    default:
      return ask({ kind: 'rewrite', manner: option });
  }
}

function pressWriting(state: Writing, key: Key): Next {
  const version = state.versions[state.shown] ?? running;
  if (key.name === 'Tab') {
    return { state, effect: insertion(state) };
  }
  if (key.name === 'ArrowLeft') {
    return { state: { ...state, shown: Math.max(0, state.shown - 1) }, effect: null };
  }
  if (key.name === 'ArrowRight') {
    return anotherVersion(state);
  }
  if (key.name === 'Enter' && version.state === 'failed') {
    return { state, effect: { do: 'open' } };
  }
  if (key.control && key.name.toLowerCase() === 'c' && version.state === 'done') {
    return { state, effect: { do: 'copy', text: result(state.task, version.text) } };
  }
  return { state, effect: null };
}

/** The next version; after the last one that is done, a new one. */
export function anotherVersion(state: Writing): Next {
  const { versions, shown } = state;
  if (shown < versions.length - 1) {
    return { state: { ...state, shown: shown + 1 }, effect: null };
  }
  if (versions.length === mostVersions || versions[shown]?.state === 'running') {
    return { state, effect: null };
  }
  return { state: { ...state, versions: [...versions, running], shown: versions.length }, effect: { do: 'ask' } };
}

/** What Tab does now; null while there is nothing whole to insert. */
export function insertion({ task, versions, shown }: Writing): Effect | null {
  const version = versions[shown];
  if (version?.state !== 'done' || version.text.trim() === '') {
    return null;
  }
  const text = result(task, version.text);
  return task.kind === 'answer'
    ? { do: 'insert', text: `\n\n${text}\n`, where: 'behind', manner: mannerOf(task) }
    : { do: 'insert', text, where: 'instead', manner: mannerOf(task) };
}

/** The whole text that goes into the program. */
export function result(task: Task, text: string): string {
  return task.kind === 'continue' && task.from === 'line' ? task.words + text : text;
}

/** Whether the new text stands in the place of the old one, so that what changes can be shown. */
export function replaces(task: Task): boolean {
  return task.kind === 'rewrite' || task.kind === 'instruction';
}

function mannerOf(task: Task): string {
  switch (task.kind) {
    case 'rewrite':
      return task.manner;
    case 'instruction':
      return task.words;
    default:
      return task.kind;
  }
}

/** The state with another version in the place of the one that is being written. */
export function withVersion(state: State, at: number, part: Partial<Version>): State {
  return state.at === 'writing'
    ? { ...state, versions: state.versions.map((each, index) => (index === at ? { ...each, ...part } : each)) }
    : state;
}
