/** What is needed of a system to help in any program. One arm for each: see `openDesktop.ts`. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point {
  readonly width: number;
  readonly height: number;
}

/** The program that has the keyboard in the moment of the shortcut. */
export interface Front {
  /** The window, as the system names it. */
  readonly window: string;
  /** The program, by the name it goes by; empty where the system does not say. */
  readonly program: string;
  /** Where its window is, in the screen's own points; null where the system does not say. */
  readonly place: Place | null;
}

/** What there is to work on. `caret` is where it is, in the screen's own points; null where the system does not say. */
export type Found =
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean; readonly caret: Place | null }
  | { readonly kind: 'picture' }
  /** Nothing is selected; `before` is the text before the caret, empty where the system does not tell. */
  | { readonly kind: 'nothing'; readonly before: string; readonly caret: Place | null }
  | { readonly kind: 'password' };

/** Where the new text goes: in the place of what is selected, or behind it. */
export type Where = 'instead' | 'behind';

/**
 * `inserted`: the program took it. `copied`: it did not, or the system lets nobody insert, and the text is in the
 * clipboard. `gone`: the window is not there or not in front any more, and the text is in the clipboard. `lost`: another
 * program put something else into the clipboard meanwhile, which stays there, and nothing was inserted.
 */
export type Insertion = 'inserted' | 'copied' | 'gone' | 'lost';

export interface KeyPress {
  /** As pages name keys: `Tab`, `Escape`, `ArrowLeft`; a letter for letters. */
  readonly name: string;
  /** What it types; a lone combining mark for an accent that waits for its letter. */
  readonly text: string;
  readonly control: boolean;
  readonly alt: boolean;
}

export interface Taken {
  /** Gives the keys back. */
  release(): Promise<void>;
}

export interface Desktop {
  /** What the system does not let through, in a sentence for the person; null where all works. */
  readonly refusal: string | null;
  /** Whether the keys can be had without the focus, by `takeKeys`. */
  readonly hasKeys: boolean;
  front(): Promise<Front | null>;
  /** Looks at what is selected in the program in front. Reads nothing at any other time. */
  find(front: Front): Promise<Found>;
  /**
   * Takes the keys while the small window is open, without taking the focus; also told where the mouse is pressed. Null
   * where the system or another program does not let us: the small window then has to take the focus.
   */
  takeKeys(onKey: (key: KeyPress) => void, onPress: (at: Point) => void): Promise<Taken | null>;
  /** Puts a text into the program, by way of the clipboard, which has afterwards what it had before. */
  insert(front: Front, text: string, where: Where): Promise<Insertion>;
  /** Asks the program to undo what it did last. False where it is not there any more or knows no undoing. */
  undo(front: Front): Promise<boolean>;
  close(): Promise<void>;
}
