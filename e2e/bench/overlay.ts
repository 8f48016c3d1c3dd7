/**
 * How soon the small window is there after the shortcut, and the text in another program after Tab.
 *
 *   node e2e/bench/overlay.ts [--runs 20]
 *
 * The shortcut and Tab go through the X server, as a person's keys do. The window is there when the server has mapped
 * it; the text is there when Chromium, a page of its own with a field, has taken it and says so in its title. An engine
 * that answers at once stands behind the small window: what a model takes is told elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import x11 from 'x11';
import { tell } from '../../electron/main/desktop/x11/connection.ts';
import { frontWindow } from '../../electron/main/desktop/x11/front.ts';
import startDisplay from '../display.ts';
import { withEngineBehind } from '../double/engineBehind.ts';
import { electronPath, launchApp } from '../launch.ts';
import { openXScreen, type XScreen } from '../otherPrograms/xScreen.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' } } });
const runs = Number(values.runs);
const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
const stopDisplay = await startDisplay();
const app = await launchApp({ home: join(folder, 'home') });
const x = await openXScreen();
try {
  const { small, shown, inserted } = await prepare();
  const times = { shown: [] as number[], inserted: [] as number[] };
  // The first time everything is new to Chromium, as it is once a day.
  for (let run = 0; run <= runs; run++) {
    await x.press('XK_Control_L', 'XK_a');
    await wait(100);
    const isShown = shown();
    await x.keyboard.press(['XK_Control_L', 'XK_Alt_L', 'XK_space']);
    const showing = await isShown;
    await small.getByRole('listbox').waitFor();
    await x.press('XK_Return');
    await small.getByText('Tab', { exact: true }).waitFor();
    const isInserted = await inserted();
    await x.keyboard.press(['XK_Tab']);
    const inserting = await isInserted();
    if (run > 0) {
      times.shown.push(showing);
      times.inserted.push(inserting);
    }
    await wait(700);
  }
  say('| what | median | slowest | goal |');
  say('| --- | --- | --- | --- |');
  say(`| shortcut to small window, ${runs} times | ${row(times.shown)} | 50 ms |`);
  say(`| Tab to text in Chromium, ${runs} times | ${row(times.inserted)} | 100 ms |`);
} finally {
  await x.close();
  await app.electron.close();
  stopDisplay?.();
  rmSync(folder, { recursive: true, force: true });
}

async function prepare() {
  for (let waited = 0; !app.electron.windows().some(isSmall) && waited < 30_000; waited += 100) {
    await wait(100);
  }
  const small = app.electron.windows().find(isSmall);
  if (small === undefined) {
    throw new Error('The small window was never made.');
  }
  let version = 0;
  await withEngineBehind(small, {
    'store.state': () => ({ state: 'open', unlocks: ['passphrase'], sample: false }),
    'rewrite.write': () => ({
      ...{ text: `The ferry leaves at nine, said the ${++version}. time.`, language: 'en', model: 'double' },
      ...{ firstTokenMs: 1, tokensPerSecond: 1 },
    }),
  });
  const page = join(import.meta.dirname, '../otherPrograms/letters');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  await x.open(electronPath(), [...flags, page, join(folder, 'letters')], /letters|electron/i);
  while (!/^letters:f/.test(await x.title())) {
    await x.type('f');
    await wait(100);
  }
  const { client, root } = x.connection;
  await tell((done) => {
    client.ChangeWindowAttributes(root, { eventMask: x11.eventMask.SubstructureNotify }, done);
  });
  return { small, shown: () => mapped(x), inserted: () => retitled(x) };
}

function isSmall(page: { url(): string }): boolean {
  return page.url().startsWith('app://ownhand/overlay/');
}

/** Milliseconds until a window appears. */
async function mapped({ connection }: XScreen): Promise<number> {
  const began = performance.now();
  await connection.next(({ name }) => name === 'MapNotify', 5_000);
  return performance.now() - began;
}

/** Milliseconds from now until the title of the page in front changes. */
async function retitled({ connection }: XScreen): Promise<() => Promise<number>> {
  const [name, window] = [await connection.atom('_NET_WM_NAME'), (await frontWindow(connection))?.id ?? 0];
  await tell((done) => {
    connection.client.ChangeWindowAttributes(window, { eventMask: x11.eventMask.PropertyChange }, done);
  });
  const began = performance.now();
  const changed = connection.next((event) => event.name === 'PropertyNotify' && event['atom'] === name, 5_000);
  return async () => {
    await changed;
    return performance.now() - began;
  };
}

function row(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (index: number): string => `${Math.round(sorted[index] ?? NaN)} ms`;
  return `${at(Math.floor(sorted.length / 2))} | ${at(sorted.length - 1)}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
