/**
 * Ghost text: what probably comes next, shown behind the caret and no part of the text until it is taken. Typing what
 * it says goes along with it; everything else puts it away.
 */
import { isolateHistory } from '@codemirror/commands';
import {
  EditorSelection,
  EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, keymap, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view';
import { byModel } from './ownership.ts';

export interface Ghost {
  readonly at: number;
  readonly text: string;
}

/** What is asked when somebody pauses. Answers through `show`, which may be called several times with longer texts. */
export type Suggest = (
  before: string,
  after: string,
  call: { readonly signal: AbortSignal; readonly show: (text: string) => void },
) => void;

export const setGhost = StateEffect.define<Ghost | null>();

/** The ghost after a transaction: shortened by what was typed of it, or gone. */
export function follow(ghost: Ghost | null, transaction: Transaction): Ghost | null {
  const effect = transaction.effects.findLast((each) => each.is(setGhost));
  if (effect !== undefined) {
    return effect.value;
  }
  if (ghost === null || (!transaction.docChanged && transaction.selection === undefined)) {
    return ghost;
  }
  const head = transaction.state.selection.main;
  const typed = transaction.docChanged ? insertedAt(ghost.at, transaction) : '';
  const goesOn = typed !== null && ghost.text.startsWith(typed) && typed.length < ghost.text.length;
  const at = ghost.at + (typed?.length ?? 0);
  return goesOn && head.empty && head.head === at ? { at, text: ghost.text.slice(typed.length) } : null;
}

/** The text that a transaction puts in at a place, or null where it does anything else. */
function insertedAt(place: number, { changes }: Transaction): string | null {
  let inserted: string | null = '';
  changes.iterChanges((from, to, _from, _to, text) => {
    inserted = inserted === '' && from === place && to === place ? text.toString() : null;
  });
  return inserted;
}

const field = StateField.define<Ghost | null>({
  create: () => null,
  update: follow,
  provide: (self) =>
    EditorView.decorations.from(self, (ghost) =>
      ghost === null
        ? Decoration.none
        : Decoration.set(Decoration.widget({ widget: new GhostWidget(ghost.text), side: 1 }).range(ghost.at)),
    ),
});

class GhostWidget extends WidgetType {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }

  override eq(other: GhostWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-ghost';
    element.textContent = this.text;
    // A screen reader is told of it in words of its own, see `announcement`.
    element.setAttribute('aria-hidden', 'true');
    return element;
  }
}

export function ghostOf(state: EditorState): Ghost | null {
  return state.field(field, false) ?? null;
}

/** The first word of a suggestion, with what stands before it and the signs right behind it. */
export function firstWord(text: string): string {
  return /^\s*\S+/u.exec(text)?.[0] ?? text;
}

function take(view: EditorView, part: (text: string) => string): boolean {
  const ghost = ghostOf(view.state);
  if (ghost === null) {
    return false;
  }
  const insert = part(ghost.text);
  const rest = ghost.text.slice(insert.length);
  const at = ghost.at + insert.length;
  view.dispatch({
    changes: { from: ghost.at, insert },
    selection: EditorSelection.cursor(at),
    effects: setGhost.of(rest === '' ? null : { at, text: rest }),
    // Taking is one step, so that undo takes back the words and nothing that was typed before.
    annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.complete')],
    scrollIntoView: true,
  });
  return true;
}

function dismiss(view: EditorView): boolean {
  if (ghostOf(view.state) === null) {
    return false;
  }
  view.dispatch({ effects: setGhost.of(null) });
  return true;
}

/** A suggestion that was asked for at a place, as it stands at the caret: without what was typed or taken of it meanwhile. */
export function grownTo(text: string, askedAt: number, state: EditorState): Ghost | null {
  const { head } = state.selection.main;
  const taken = state.sliceDoc(askedAt, head);
  return text.startsWith(taken) && taken.length < text.length ? { at: head, text: text.slice(taken.length) } : null;
}

/** Whether what was asked for is of no use after an update: not where a suggestion only came, grew or was typed along with. */
export function isOver({
  startState,
  state,
  docChanged,
  selectionSet,
  focusChanged,
}: Pick<ViewUpdate, 'startState' | 'state' | 'docChanged' | 'selectionSet' | 'focusChanged'>): boolean {
  const isShown = ghostOf(state) !== null;
  return ghostOf(startState) === null ? !isShown && (docChanged || selectionSet || focusChanged) : !isShown;
}

const keys = Prec.high(
  keymap.of([
    { key: 'Tab', run: (view) => take(view, (text) => text) },
    { key: 'Mod-ArrowRight', run: (view) => take(view, firstWord) },
    { key: 'Escape', run: dismiss },
  ]),
);

/** How long nothing is typed before it is asked, in milliseconds. */
const pause = 70;
/** A screen reader is told only of what stays a moment. */
const announcePause = 500;

class Asking {
  readonly #view: EditorView;
  readonly #suggest: Suggest;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #announceTimer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  constructor(view: EditorView, suggest: Suggest) {
    this.#view = view;
    this.#suggest = suggest;
  }

  update(update: ViewUpdate): void {
    if (isOver(update)) {
      this.#cancel();
      const byHand = update.transactions.some(
        (transaction) => transaction.isUserEvent('input') && transaction.annotation(byModel) === undefined,
      );
      if (byHand && update.docChanged && update.view.hasFocus) {
        this.#timer = setTimeout(() => {
          this.#ask();
        }, pause);
      }
    }
  }

  destroy(): void {
    this.#cancel();
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#announceTimer);
    this.#stop.abort();
  }

  #ask(): void {
    const { state, composing } = this.#view;
    const { head, empty } = state.selection.main;
    if (!empty || composing || ghostOf(state) !== null) {
      return;
    }
    const stop = new AbortController();
    this.#stop = stop;
    this.#suggest(state.sliceDoc(0, head), state.sliceDoc(head), {
      signal: stop.signal,
      show: (text) => {
        const now = this.#view.state;
        const grown = stop.signal.aborted ? null : grownTo(text, head, now);
        if (grown !== null && grown.text !== ghostOf(now)?.text) {
          this.#view.dispatch({ effects: setGhost.of(grown) });
          this.#announceSoon();
        }
      },
    });
  }

  #announceSoon(): void {
    clearTimeout(this.#announceTimer);
    this.#announceTimer = setTimeout(() => {
      const ghost = ghostOf(this.#view.state);
      if (ghost !== null) {
        this.#view.dispatch({ effects: EditorView.announce.of(`Suggestion: ${ghost.text.trim()}. Tab takes it.`) });
      }
    }, announcePause);
  }
}

export function ghostText(suggest: Suggest): Extension {
  return [field, keys, ViewPlugin.define((view) => new Asking(view, suggest))];
}
