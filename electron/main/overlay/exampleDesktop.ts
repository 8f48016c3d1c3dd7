import { setTimeout as wait } from 'node:timers/promises';
import type { AnywhereChoices, Occasion, OverlayEvent } from '../../contract/anywhere.ts';
import { overlay } from '../../contract/anywhere.ts';
import { connect } from '../../rpc/connect.ts';
import { pair } from '../../rpc/port.ts';
import { serve } from '../../rpc/serve.ts';
import type { Desktop, Found, Front, Insertion, KeyPress, Place, Point } from '../desktop/desktop.ts';
import { createInserted, type Kept } from './inserted.ts';
import { createOverlay, type OverlayParts } from './overlay.ts';
import { overlayHandlers } from './overlayHandlers.ts';

const editor: Front = {
  ...{ window: '7', program: 'Mousepad' },
  place: { x: 100, y: 100, width: 800, height: 600 },
};

interface Wishes {
  readonly found?: Found;
  readonly outcome?: Insertion;
  readonly leftAlone?: string[];
  readonly keysAreThere?: boolean;
  readonly storeIsLocked?: boolean;
  readonly refusal?: string;
}

/** A desktop that does what a test says, under a session and the page's end of the wire. */
export function make(wishes: Wishes = {}) {
  const did: string[] = [];
  const kept: Kept[] = [];
  const anchors: Place[] = [];
  let onKey: (key: KeyPress) => void = () => undefined;
  let onPress: (at: Point) => void = () => undefined;
  let holds = false;
  const desktop: Desktop = {
    refusal: wishes.refusal ?? null,
    hasKeys: true,
    front: () => Promise.resolve(editor),
    find: () => {
      did.push('find');
      return Promise.resolve(
        wishes.found ?? { kind: 'text', text: 'The ferry goes at nine.', isCut: false, caret: null },
      );
    },
    takeKeys: (key, press) => {
      if (wishes.keysAreThere === false) {
        return Promise.resolve(null);
      }
      [onKey, onPress, holds] = [key, press, true];
      return Promise.resolve({
        release: () => {
          holds = false;
          return Promise.resolve();
        },
      });
    },
    insert: (_front, text, where) => {
      did.push(`insert ${where} ${text}${holds ? ' without keys' : ''}`);
      return Promise.resolve(wishes.outcome ?? 'inserted');
    },
    undo: () => {
      did.push('undo');
      return Promise.resolve(true);
    },
    close: () => Promise.resolve(),
  };
  let isVisible = false;
  const inserted = createInserted(desktop, {
    keep: (insertion) => {
      if (wishes.storeIsLocked === true) {
        return Promise.reject(new Error('locked'));
      }
      kept.push(insertion);
      return Promise.resolve(kept.length);
    },
    markUndone: (id) => {
      did.push(`marked ${id}`);
      return Promise.resolve();
    },
  });
  const parts: OverlayParts = {
    ...{ desktop, inserted, toPoints: (place) => place, pointer: () => ({ x: 300, y: 300 }) },
    window: {
      get isVisible() {
        return isVisible;
      },
      place: { x: 300, y: 308, width: 460, height: 200 },
      show: (anchor) => {
        isVisible = true;
        did.push('show');
        anchors.push(anchor);
      },
      hide: () => {
        isVisible = false;
      },
      takeFocus: () => void did.push('focus'),
      resize: () => undefined,
    },
    choices: () => ({ leftAlone: wishes.leftAlone ?? [] }) as unknown as AnywhereChoices,
    leaveAlone: (program) => void did.push(`leave ${program} alone`),
    copy: (text) => void did.push(`copy ${text}`),
    openOwnhand: () => void did.push('open'),
  };
  const session = createOverlay(parts);
  const [mine, pages] = pair();
  serve(mine, overlay, overlayHandlers(parts, session));
  const page = connect<typeof overlay>(pages);
  const events: OverlayEvent[] = [];
  void page.call('overlay.watch', {}, { progress: (event) => void events.push(event) });
  const occasions = (): Occasion[] => events.flatMap((event) => (event.kind === 'occasion' ? [event.occasion] : []));
  return {
    ...{ session, page, did, kept, anchors, events, occasions },
    key: (key: KeyPress) => {
      onKey(key);
    },
    click: (at: Point) => {
      onPress(at);
    },
    holds: () => holds,
    isVisible: () => isVisible,
    press: async () => {
      await wait(1);
      session.press();
      await wait(5);
    },
  };
}
