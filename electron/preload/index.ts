/**
 * Gives the page two ports and nothing else: no globals, no functions, no `ipcRenderer`.
 *
 * The page asks with `requestPorts(window)` from `electron/rpc/messagePort.ts`, once, at any time:
 *
 *     const { engine, host } = await requestPorts(window);
 *     const api = connect<Engine>(engine);     // contract/engine.ts: what the engine does
 *     const desk = connect<Host>(host);        // contract/host.ts: dialogs, clipboard, keychain, engine state
 *
 * Both ports live as long as the page; they survive a restart of the engine. Calls that were under way then fail with
 * `engine-restarted`, and `host.engineState` reports `restarting` and then `ready`: ask `host.unlock` again after that,
 * because a new engine starts with a locked store. (Where there is no engine any more calls fail with `engine-gone`.)
 *
 * What else a page should know: its policy allows style sheets of ours and those that carry the nonce of
 * `<meta property="csp-nonce">`, which main adds to the document (`EditorView.cspNonce.of(meta.nonce)`); inline styles
 * set from script are fine. Trusted types are on, so nothing can be made of HTML text. The session lives in memory:
 * `localStorage` is empty at each start. Its address is `app://ownhand/`.
 *
 * The page asks instead of being told, because a port that arrives before the page listens is lost.
 */
import { ipcRenderer } from 'electron';

// The same three words stand in electron/rpc/messagePort.ts and electron/main/pageWindow.ts. A sandboxed preload is one
// file that can require nothing of ours, and sharing a module would be more machinery than three strings.
const asking = 'ownhand:ports-please';
const giving = 'ownhand:ports';

function answer(event: MessageEvent): void {
  if (event.source !== window || event.data !== asking) {
    return;
  }
  window.removeEventListener('message', answer);
  const engine = new MessageChannel();
  const host = new MessageChannel();
  ipcRenderer.postMessage(giving, null, [engine.port1, host.port1]);
  window.postMessage(giving, window.location.origin, [engine.port2, host.port2]);
}

window.addEventListener('message', answer);
