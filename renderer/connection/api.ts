import type { Engine } from '../../electron/contract/engine.ts';
import type { Host } from '../../electron/contract/host.ts';
import { type CallOptions, type Client, connect } from '../../electron/rpc/connect.ts';
import type { Asked, Contract, Name, Output, Progress } from '../../electron/contract/method.ts';
import { requestPorts } from '../../electron/rpc/messagePort.ts';

const ports = requestPorts(window);
const engine = ports.then((both): Client<Engine> => connect<Engine>(both.engine));
const host = ports.then((both): Client<Host> => connect<Host>(both.host));

type Ask<C extends Contract> = <N extends Name<C>>(
  name: N,
  input: Asked<C[N]>,
  options?: CallOptions<Progress<C[N]>>,
) => Promise<Output<C[N]>>;

/** Calls the engine. Rejects with an `AppError`; aborting `options.signal` cancels the call there. */
export const askEngine: Ask<Engine> = async (name, input, options) => (await engine).call(name, input, options);

/** Calls main: dialogs, clipboard, keychain. */
export const askHost: Ask<Host> = async (name, input, options) => (await host).call(name, input, options);
