import type { Overlay } from '../../contract/anywhere.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handlers } from '../../contract/method.ts';
import type { Insertion } from '../desktop/desktop.ts';
import type { Here, OverlayParts, OverlaySession } from './overlay.ts';
import { sentenceFor } from './sentences.ts';

/** How long a last sentence stays when nothing more can be done. */
const lastWordMs = 6_000;

/** What main does for the page of the small window. */
export function overlayHandlers(parts: OverlayParts, session: OverlaySession): Handlers<Overlay> {
  const { desktop, window, inserted } = parts;

  /** The program that a text goes into now: a second press must not put it in twice. */
  let goingInto: Here | null = null;

  /** Says the last word, without the keys, and goes by itself. */
  function stay(here: Here, outcome: Exclude<Insertion, 'inserted'>): { inserted: boolean; sentence: string } {
    here.isOver = true;
    session.hideIn(lastWordMs);
    return { inserted: false, sentence: sentenceFor(outcome, desktop.refusal) };
  }

  return {
    'overlay.watch': (_, { signal, progress }) =>
      new Promise((resolve) => {
        const stop = session.watch(progress);
        signal.addEventListener('abort', () => {
          stop();
          resolve(null);
        });
      }),
    'overlay.height': ({ height }) => {
      window.resize(height);
      return null;
    },
    'overlay.insert': async ({ number, text, where, manner }) => {
      const { here } = session;
      if (here?.number !== number) {
        throw new AppError('not-found', 'The window for this text was closed.');
      }
      if (goingInto === here) {
        return { inserted: false, sentence: null };
      }
      goingInto = here;
      await session.release();
      if (here.front === null) {
        parts.copy(text);
        return stay(here, 'copied');
      }
      const outcome = await desktop.insert(here.front, text, where);
      if (outcome !== 'inserted') {
        return stay(here, outcome);
      }
      void inserted.keep(here.front, { manner, before: here.selected.slice(0, 40_000), after: text });
      session.hide();
      return { inserted: true, sentence: null };
    },
    'overlay.undo': async () => {
      const window = session.here?.front?.window;
      const last = window === undefined ? null : inserted.lastIn(window);
      await session.release();
      session.hide();
      return { undone: last !== null && (await inserted.undo(last)) };
    },
    'overlay.copy': ({ text }) => {
      parts.copy(text);
      return null;
    },
    'overlay.hide': () => {
      session.hide();
      return null;
    },
    'overlay.leaveAlone': () => {
      const program = session.here?.front?.program;
      if (program) {
        parts.leaveAlone(program);
      }
      session.hide();
      return null;
    },
    'overlay.openOwnhand': () => {
      session.hide();
      parts.openOwnhand();
      return null;
    },
  };
}
