import { parseArgs } from 'node:util';
import { engine, engineForMain } from '../contract/engine.ts';
import { engineEnd } from '../rpc/childPort.ts';
import { serve } from '../rpc/serve.ts';
import { createApp } from './app/app.ts';
import { defaultHome, heedNoEmptyHome } from './home.ts';
import { tidyWhenIdle } from './idle.ts';

/**
 * The engine as a process: `node electron/engine/index.ts [--home DIR]`, started with an 'ipc' channel. Port 0 is
 * main's own and may do more than the ports of windows. The process ends when the channel closes.
 */
heedNoEmptyHome();
const { values } = parseArgs({ options: { home: { type: 'string' } } });
const app = createApp({ home: values.home ?? defaultHome() });
tidyWhenIdle();

/** Errors nobody is told of otherwise. Never the text of a mail: an unexpected error may quote what it choked on. */
const onInternalError = (method: string, error: unknown): void => {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : typeof error;
  process.stderr.write(`${method}: ${name}\n${frames.join('\n')}\n`);
};

engineEnd(process, (port, number) => {
  if (number === 0) {
    serve(port, { ...engine, ...engineForMain }, app.handlers, { onInternalError });
  } else {
    serve(port, engine, app.handlers, { onInternalError });
  }
});

process.on('disconnect', () => {
  void app.close().finally(() => process.exit(0));
});
