import type { Overlay } from '../../electron/contract/anywhere.ts';
import type { Engine } from '../../electron/contract/engine.ts';
import { type Client, connect } from '../../electron/rpc/connect.ts';
import { requestPorts } from '../../electron/rpc/messagePort.ts';

const ports = requestPorts(window);
const engine = ports.then((both): Client<Engine> => connect<Engine>(both.engine));
const main = ports.then((both): Client<Overlay> => connect<Overlay>(both.host));

/** Calls the engine. Rejects with an `AppError`; aborting `options.signal` cancels the call there. */
export const askEngine: Client<Engine>['call'] = async (name, input, options) =>
  (await engine).call(name, input, options);

/** Calls main: the window, the keys, the program beneath. */
export const askMain: Client<Overlay>['call'] = async (name, input, options) => (await main).call(name, input, options);
