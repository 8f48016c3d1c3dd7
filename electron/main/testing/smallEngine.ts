/** An engine with nothing in it but its wire, for the tests of what starts and reaches it. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Engine, type EngineForMain, engine, engineForMain } from '../../contract/engine.ts';
import type { Handlers } from '../../contract/method.ts';
import { engineEnd } from '../../rpc/childPort.ts';
import { serve } from '../../rpc/serve.ts';

if (process.env['SMALL_ENGINE_DIES'] !== undefined) {
  process.exit(7);
}

const handlers = {
  'engine.ping': () => ({ version: process.argv.slice(2).join(' '), pid: process.pid }),
  'engine.background': async (_, { signal, progress }) => {
    progress({ job: 'idle', step: null, waitingFor: null });
    await wait(60_000, undefined, { signal });
    return null;
  },
  'path.register': ({ path }) => ({ ref: path, name: process.env['NODE_OPTIONS'] ?? 'none' }),
  'engine.quit': () => null,
} satisfies Partial<Handlers<Engine & EngineForMain>>;

engineEnd(process, (port, number) => {
  const contract = number === 0 ? { ...engine, ...engineForMain } : engine;
  serve(port, contract, handlers as unknown as Handlers<typeof contract>);
});
process.on('disconnect', () => process.exit(0));
