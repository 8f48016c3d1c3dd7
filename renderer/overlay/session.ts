/** What happens in the small window: keys come in, the engine writes, main inserts. */
import type { Occasion, OverlayEvent } from '../../electron/contract/anywhere.ts';
import { createCell } from '../connection/cell.ts';
import { asAppError, isCancelled } from '../connection/failure.ts';
import { askEngine, askMain } from './connection.ts';
import type { Key } from './line.ts';
import { choose, type Effect, type Next, press, type State, withVersion } from './state.ts';
import { write } from './writing.ts';

export const state = createCell<State>({ at: 'hidden' });
let stop = new AbortController();

/** How long an unlocking that goes on by itself is waited for. */
const unlockMs = 1_500;

export async function follow(): Promise<void> {
  await askMain('overlay.watch', {}, { progress: take });
}

function take(event: OverlayEvent): void {
  switch (event.kind) {
    case 'shown':
      state.set({ at: 'waiting' });
      break;
    case 'occasion':
      void begin(event.occasion);
      break;
    case 'key':
      pressKey(event);
      break;
    case 'hidden':
      stop.abort();
      state.set({ at: 'hidden' });
      break;
  }
}

export function pressKey(key: Key): void {
  carryOut(press(state.get(), key));
}

export function carryOut({ state: next, effect }: Next): void {
  state.set(next);
  if (effect !== null) {
    act(effect).catch((error: unknown) => {
      state.set({ at: 'said', sentence: asAppError(error).message, opens: false });
    });
  }
}

/** Offers what can be done, unless the store is locked: then nothing can. */
async function begin(occasion: Occasion): Promise<void> {
  state.set(choose(occasion));
  const obstacle = await whyClosed();
  if (obstacle !== null && state.get().at === 'choosing') {
    state.set({ at: 'said', sentence: obstacle, opens: true });
  }
}

async function whyClosed(): Promise<string | null> {
  const ask = async (): Promise<string | null> => {
    const { state: now } = await askEngine('store.state', {});
    return now === 'open'
      ? null
      : now === 'locked'
        ? 'Ownhand is locked. Press Enter to open and unlock it.'
        : 'Ownhand knows nothing of you yet. Press Enter to open and set it up.';
  };
  try {
    const first = await ask();
    if (first === null) {
      return null;
    }
    await new Promise((resolve) => setTimeout(resolve, unlockMs));
    return await ask();
  } catch (error) {
    return asAppError(error).message;
  }
}

async function act(effect: Effect): Promise<void> {
  switch (effect.do) {
    case 'ask':
      return ask();
    case 'insert': {
      const now = state.get();
      if (now.at === 'writing') {
        const { text, where, manner } = effect;
        const { sentence } = await askMain('overlay.insert', { number: now.occasion.number, text, where, manner });
        if (sentence !== null) {
          state.set({ at: 'said', sentence, opens: false });
        }
      }
      return;
    }
    case 'copy':
      await askMain('overlay.copy', { text: effect.text });
      await askMain('overlay.hide', {});
      return;
    case 'undo':
      await askMain('overlay.undo', {});
      return;
    case 'open':
      await askMain('overlay.openOwnhand', {});
      return;
    case 'hide':
      await askMain('overlay.hide', {});
  }
}

/** Has the version written that is shown and still empty. */
async function ask(): Promise<void> {
  const now = state.get();
  if (now.at !== 'writing') {
    return;
  }
  stop.abort();
  const mine = new AbortController();
  stop = mine;
  const at = now.shown;
  let text = '';
  const note = (part: Parameters<typeof withVersion>[2]): void => {
    if (!mine.signal.aborted) {
      state.change((before) => withVersion(before, at, part));
    }
  };
  try {
    const whole = await write(now.task, now.occasion.text, mine.signal, {
      onWords: (words) => {
        note({ words });
      },
      onText: (piece) => {
        text += piece;
        note({ text });
      },
    });
    note({ text: whole, state: 'done' });
  } catch (error) {
    if (!isCancelled(error)) {
      note({ state: 'failed', words: asAppError(error).message });
    }
  }
}
