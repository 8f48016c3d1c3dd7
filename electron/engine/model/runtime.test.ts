import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelPath, modelsFolder } from './folder.ts';
import { Runtime } from './runtime.ts';

test('a runtime that was stopped begins nothing any more, which would keep the process alive', async () => {
  const runtime = new Runtime();
  const onItsWay = runtime.facts();
  await runtime.stop();
  assert.ok((await onItsWay).cores > 0);
  await assert.rejects(runtime.facts(), { code: 'cancelled' });
  await assert.rejects(runtime.load(modelPath(modelsFolder(), 'smollm2-135m'), { contextSize: 256 }), {
    code: 'cancelled',
  });
});
