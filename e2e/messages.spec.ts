import { expect, test } from './launch.ts';
import { tapWire } from './wire.ts';

test.describe('messages', () => {
  const noise: readonly unknown[] = [
    null,
    0,
    'text',
    [],
    {},
    [[[[]]]],
    { id: 'one', method: 'engine.ping', input: {} },
    { id: 1.5, method: 'engine.ping', input: {} },
    { id: -1, method: 7, input: {} },
    { id: -2, cancel: 'yes' },
    { id: -3, cancel: true },
    { id: -4, result: 'forged' },
    { id: -5, error: { code: 'internal', message: 'forged' } },
    { port: 0, message: { id: 1, method: 'store.key', input: {} } },
    { id: -6, method: 'x'.repeat(100_000), input: {} },
    { __proto__: null, constructor: { prototype: { polluted: true } } },
  ];

  test('that make no sense do no harm', async ({ app }) => {
    const wire = await tapWire(app.page);
    for (const side of ['engine', 'host'] as const) {
      for (const message of noise) {
        await wire.post(side, message);
      }
    }
    const pid = app.enginePid();
    expect(await wire.ask('engine', { id: -100, method: 'engine.ping', input: {} } as never)).toMatchObject({
      result: { pid },
    });
    expect(await wire.ask('host', { id: -100, method: 'host.about', input: {} } as never)).toMatchObject({
      result: { platform: process.platform },
    });
  });

  test('with wrong content are answered with a code', async ({ app }) => {
    const wire = await tapWire(app.page);
    const cases = [
      ['engine', 'engine.nothing', {}, 'unknown-method'],
      ['engine', 'toString', {}, 'unknown-method'],
      ['engine', '__proto__', {}, 'unknown-method'],
      ['engine', 'store.key', {}, 'unknown-method'],
      ['engine', 'store.unlockWithKey', { key: '00'.repeat(32) }, 'unknown-method'],
      ['engine', 'path.register', { path: '/etc/passwd' }, 'unknown-method'],
      ['engine', 'engine.quit', {}, 'unknown-method'],
      ['engine', 'mail.read', { id: '1' }, 'invalid-input'],
      ['engine', 'mail.read', null, 'invalid-input'],
      ['engine', 'memory.search', { text: 5 }, 'invalid-input'],
      ['host', 'engine.ping', {}, 'unknown-method'],
      ['host', 'host.openLink', { url: 'file:///etc/passwd' }, 'invalid-input'],
      ['host', 'host.openLink', { url: 'javascript:alert(1)' }, 'invalid-input'],
      ['host', 'host.openLink', { url: 'http://example.com' }, 'invalid-input'],
      ['host', 'host.saveMail', { name: 'a', eml: 5 }, 'invalid-input'],
      ['host', 'host.copy', {}, 'invalid-input'],
    ] as const;
    let id = -200;
    for (const [side, method, input, code] of cases) {
      const answer = await wire.ask(side, { id: --id, method, input } as never);
      expect(answer.error?.code, `${method} ${JSON.stringify(input)}`).toBe(code);
      expect(answer.error?.message).not.toBe('');
    }
  });

  test('that JSON cannot say are answered', async ({ app }) => {
    await tapWire(app.page);
    const answer = await app.page.evaluate(
      () =>
        new Promise((resolve) => {
          const { engine } = (window as unknown as { tapped: { engine: MessagePort } }).tapped;
          engine.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) => {
            if (data.id === -300) {
              resolve(data);
            }
          });
          engine.postMessage({ id: -300, method: 'mail.read', input: { id: 5n } });
        }),
    );
    expect(answer).toMatchObject({ error: { code: 'invalid-input' } });
  });
});
