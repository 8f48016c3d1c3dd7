import type { Page } from 'playwright';

type Side = 'engine' | 'host';

export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * Loads the page anew and takes hold of its two ports, to post on them what our own code never would. The page keeps
 * working on the same ports: answers to ids that are not its own mean nothing to it.
 */
export async function tapWire(page: Page): Promise<{
  post(side: Side, message: unknown): Promise<void>;
  ask(side: Side, message: { readonly id: number }): Promise<Answer>;
}> {
  await page.context().addInitScript(() => {
    addEventListener('message', ({ data, ports }) => {
      if (data === 'ownhand:ports') {
        Object.assign(window, { tapped: { engine: ports[0], host: ports[1] } });
      }
    });
  });
  await page.reload();
  await page.waitForFunction(() => 'tapped' in window);
  return {
    post: (side, message) =>
      page.evaluate(
        ([name, content]) => {
          (window as unknown as Tapped).tapped[name].postMessage(content);
        },
        [side, message] as const,
      ),
    ask: (side, message) =>
      page.evaluate(
        ([name, content]) =>
          new Promise<Answer>((resolve) => {
            const port = (window as unknown as Tapped).tapped[name];
            const take = ({ data }: MessageEvent<Answer>): void => {
              if (data.id === content.id && !('progress' in data)) {
                port.removeEventListener('message', take);
                resolve(data);
              }
            };
            port.addEventListener('message', take);
            port.postMessage(content);
          }),
        [side, message] as const,
      ),
  };
}

interface Tapped {
  readonly tapped: Readonly<Record<Side, MessagePort>>;
}
