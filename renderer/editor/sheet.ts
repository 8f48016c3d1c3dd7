import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension, type Transaction } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { createCell } from '../connection/cell.ts';
import { onceUncovered } from '../controls/covering.ts';
import type { DraftDesk } from './draft.ts';
import { look } from './look.ts';

/** A text that a person edits. It lives on, undo history included, while no screen shows it. */
export interface Sheet extends DraftDesk {
  readonly text: () => string;
  /** Starts over with another text and an empty history. */
  readonly reset: (text: string) => void;
  /** Shows the sheet in an element until the returned function is called. One place at a time. */
  readonly mount: (element: HTMLElement) => () => void;
  readonly focus: () => void;
  /** Calls the listener after each change of the text until the returned function is called. */
  readonly listen: (listener: () => void) => () => void;
}

/** What lets the editor's own style sheet past the page's content policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

interface Options {
  /** What a screen reader calls it. */
  readonly label: string;
  /** Shown while it is empty. */
  readonly hint: string;
  readonly extensions?: Extension;
}

export function createSheet({ label, hint, extensions = [] }: Options): Sheet {
  const all: Extension = [
    extensions,
    history(),
    keymap.of([...historyKeymap, ...defaultKeymap]),
    placeholder(hint),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' }),
    EditorView.cspNonce.of(nonce),
    look,
  ];
  const create = (doc: string): EditorState => EditorState.create({ doc, extensions: all });
  let state = create('');
  let view: EditorView | null = null;
  const text = createCell('');

  const dispatch = (transactions: readonly Transaction[]): void => {
    if (view) {
      view.update(transactions);
    }
    state = transactions.at(-1)?.state ?? state;
    if (transactions.some((transaction) => transaction.docChanged)) {
      text.set(state.doc.toString());
    }
  };

  return {
    get state() {
      return state;
    },
    dispatch,
    restore(earlier) {
      state = earlier;
      view?.setState(earlier);
    },
    text: text.get,
    listen: text.listen,
    reset(next) {
      state = create(next);
      view?.setState(state);
      text.set(state.doc.toString());
    },
    mount(element) {
      const shown = new EditorView({ state, parent: element, dispatchTransactions: dispatch });
      view = shown;
      return () => {
        if (view === shown) {
          view = null;
        }
        shown.destroy();
      };
    },
    focus() {
      onceUncovered(() => {
        view?.focus();
      });
    },
  };
}
