/**
 * How fast mail is embedded, against libllama alone.
 *
 *   node e2e/bench/embedding.ts [--texts 400] [--rounds 3]
 *
 * The texts are passages of the sample mailbox, the same for both; the two take turns, and the best round of each
 * counts. Bare libllama is given the faster of two ways: a text on all cores, or a text on each core.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract } from '../../electron/engine/mail/extract.ts';
import { passagesOf } from '../../electron/engine/memory/chunk.ts';
import { Embedder } from '../../electron/engine/model/embedder.ts';
import { modelPath, modelsFolder } from '../../electron/engine/model/folder.ts';
import { Runtime } from '../../electron/engine/model/runtime.ts';
import { type BareEmbedding, measureBareEmbedding } from './bare.ts';

const sample = join(import.meta.dirname, '../../electron/sample/sample.mbox');
const me = ['marlis@oakenshawclocks.example', 'm.oakenshaw@postbag.example'];

const { values } = parseArgs({
  options: { texts: { type: 'string', default: '400' }, rounds: { type: 'string', default: '3' } },
});
const texts = (await passages()).slice(0, Number(values.texts));
const file = modelPath(modelsFolder(), 'minilm-l6');
const folder = mkdtempSync(join(tmpdir(), 'ownhand-bench-'));
const runtime = new Runtime();
try {
  const path = join(folder, 'texts');
  writeFileSync(path, texts.join('\n'));
  const { cores } = await runtime.facts();
  const embedder = await Embedder.load(runtime, file);
  let bare: BareEmbedding = { tokens: 0, perSecond: 0 };
  let seconds = Infinity;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const measured = measureBareEmbedding(file, path, cores);
    bare = measured.perSecond > bare.perSecond ? measured : bare;
    const began = performance.now();
    await embedder.embed(texts);
    seconds = Math.min(seconds, (performance.now() - began) / 1_000);
  }
  await embedder.dispose();
  const own = bare.tokens / seconds;
  process.stdout.write(
    [
      `${texts.length} passages, ${bare.tokens} tokens, ${cores} cores.`,
      '',
      '| what | tokens/s | against bare | goal |',
      '| --- | --- | --- | --- |',
      `| bare libllama | ${bare.perSecond.toFixed(0)} | | |`,
      `| the app | ${own.toFixed(0)} | ${(own / bare.perSecond).toFixed(2)} | 0.9 |`,
      '',
    ].join('\n'),
  );
} finally {
  await runtime.stop();
  rmSync(folder, { recursive: true });
}

/** The passages of the sample's own words, each on one line. */
async function passages(): Promise<string[]> {
  const found: string[] = [];
  for await (const { own } of extract(sample, me)) {
    found.push(...passagesOf(own).map(({ start, end }) => own.slice(start, end).replace(/\s+/g, ' ')));
  }
  return found;
}
