import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { AppError } from '../../electron/contract/errors.ts';

// Mesa's driver that computes on the processor: with it the same source is tried on a graphics backend on any machine.
const driver = ['x86_64', 'aarch64'].map((name) => `/usr/share/vulkan/icd.d/lvp_icd.${name}.json`).find(existsSync);
process.env.VK_DRIVER_FILES = process.env.VK_ICD_FILENAMES = driver;
// Without this ggml passes over devices that are no graphics card.
process.env.GGML_VK_DISABLE_F16 = '1';
process.env.GGML_VK_VISIBLE_DEVICES = '0';
process.env.OWNHAND_TEST_BACKEND = 'vulkan';

const missing =
  process.env.OWNHAND_VULKAN === undefined
    ? 'Compiles shaders for minutes: set OWNHAND_VULKAN=1'
    : driver === undefined
      ? 'Needs the software driver for Vulkan: apt install mesa-vulkan-drivers libvulkan1'
      : undefined;
const tiny =
  missing === undefined
    ? await import('./tiny.ts').catch((error: unknown) => {
        if (error instanceof AppError) {
          return error.message;
        }
        throw error;
      })
    : missing;

for (const architecture of ['llama', 'qwen2', 'qwen3', 'gemma3'] as const) {
  test(
    `Vulkan gives ${architecture} the gradient that the processor gives`,
    { skip: typeof tiny === 'string' && tiny },
    async () => {
      assert.ok(typeof tiny !== 'string');
      const { addon, openRandom, options, randomBatch, relativeDistance, tinyFile } = tiny;
      const graphics = addon.devices().find(({ processor }) => !processor);
      assert.ok(graphics !== undefined, 'the driver shows no device');
      const base = tinyFile({ architecture });
      const batch = randomBatch([40, 17, 33], 320, (mail, position) => (position % 3 === 0 ? 0 : 0.5 + mail));
      const gradientOn = async (device: string): Promise<Float32Array> => {
        const plan = addon.open(options(base, { device, portable: true }));
        assert.deepEqual(addon.measure(plan, batch).unsupported, []);
        addon.close(plan);
        const session = await openRandom(options(base, { device, portable: true }));
        await addon.train(session, batch);
        const gradient = addon.read(session, 'gradients');
        addon.close(session);
        return gradient;
      };
      const distance = relativeDistance(await gradientOn(graphics.name), await gradientOn(''));
      assert.ok(distance <= 1e-3, `relative distance ${distance}`);
    },
  );
}
