import { z } from 'zod';
import { type Contract, method } from './method.ts';

/** What the person has chosen for writing in other programs. Main keeps it: it holds before the store is open. */
export const AnywhereChoices = z.object({
  on: z.boolean(),
  /** As Electron writes shortcuts, `Control+Alt+Space` for instance. */
  shortcut: z.string().min(1).max(80),
  /** Names of programs in which nothing is read or written. */
  leftAlone: z.array(z.string().min(1).max(200)).max(500),
  /** Whether Ownhand stays ready, in the tray, when its window is closed. */
  stay: z.boolean(),
  startAtLogin: z.boolean(),
});
export type AnywhereChoices = z.infer<typeof AnywhereChoices>;

/** How it stands with the shortcut. */
export const AnywhereState = z.object({
  choices: AnywhereChoices,
  /** Why the shortcut does nothing, in a sentence with what to do; null where it works, or is off or paused. */
  obstacle: z.string().nullable(),
  /** What this system does not let through, in a sentence; null where everything works. */
  refusal: z.string().nullable(),
  /** Milliseconds since 1970; null where it is not paused. */
  pausedUntil: z.number().nullable(),
});
export type AnywhereState = z.infer<typeof AnywhereState>;

/** What there is to work on when the shortcut is pressed. */
export const Occasion = z.object({
  /** Counts the shortcuts. */
  number: z.int(),
  /** `left-alone`, `password` and `picture`: nothing can be done, and `text` is empty. */
  kind: z.enum(['text', 'nothing', 'picture', 'password', 'left-alone']),
  /** What is selected; for `nothing` the text before the caret, where the system tells it. */
  text: z.string().max(40_000),
  /** Whether more is selected than `text` holds. */
  isCut: z.boolean(),
  /** The program's name for itself; empty where it gives none. */
  program: z.string(),
  /** Whether the last insertion went into this window, and can be undone there. */
  canUndo: z.boolean(),
  /** Whether keys are told by `key` events. Otherwise the page has the focus and sees them itself. */
  tellsKeys: z.boolean(),
  /** What this system does not let through, in a sentence. */
  refusal: z.string().nullable(),
});
export type Occasion = z.infer<typeof Occasion>;

export const OverlayEvent = z.discriminatedUnion('kind', [
  /** The shortcut was pressed and the window is shown; what is selected comes next. */
  z.object({ kind: z.literal('shown'), number: z.int() }),
  z.object({ kind: z.literal('occasion'), occasion: Occasion }),
  z.object({
    kind: z.literal('key'),
    /** As pages name keys. */
    name: z.string(),
    text: z.string(),
    control: z.boolean(),
    alt: z.boolean(),
  }),
  z.object({ kind: z.literal('hidden') }),
]);
export type OverlayEvent = z.infer<typeof OverlayEvent>;

const Nothing = z.object({});
const Done = z.null();

/** What main does for the small window over other programs. */
export const overlay = {
  /** Reports what happens until cancelled. */
  'overlay.watch': method({ input: Nothing, progress: OverlayEvent, output: Done }),
  /** The page needs so much height, in points. */
  'overlay.height': method({ input: z.object({ height: z.number().min(1).max(4_000) }), output: Done }),
  /**
   * Puts a text into the program of the occasion, in the place of what is selected or behind it, and hides the window
   * when that has worked. Otherwise the sentence says where the text is now.
   */
  'overlay.insert': method({
    input: z.object({
      number: z.int(),
      text: z.string().min(1).max(100_000),
      where: z.enum(['instead', 'behind']),
      /** What was done, for the list of what was inserted. */
      manner: z.string().max(2_000),
    }),
    output: z.object({ inserted: z.boolean(), sentence: z.string().nullable() }),
  }),
  /** Undoes the last insertion in the program in front. */
  'overlay.undo': method({ input: Nothing, output: z.object({ undone: z.boolean() }) }),
  'overlay.copy': method({ input: z.object({ text: z.string().max(100_000) }), output: Done }),
  'overlay.hide': method({ input: Nothing, output: Done }),
  /** Puts the program of the occasion on the list of those that are left alone. */
  'overlay.leaveAlone': method({ input: Nothing, output: Done }),
  /** Hides the small window and opens the large one. */
  'overlay.openOwnhand': method({ input: Nothing, output: Done }),
} satisfies Contract;

export type Overlay = typeof overlay;
