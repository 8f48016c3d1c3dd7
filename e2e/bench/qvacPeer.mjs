// The same windows of text through QVAC's `finetune`, run by `bare` from the folder that holds its package:
//   bare qvacPeer.mjs MODEL TEXT FOLDER THREADS CONTEXT RANK
// Prints its reports, each the windows done and the milliseconds taken.
import LlmLlamacpp from '@qvac/llm-llamacpp';

const [model, text, folder, threads, context, rank] = Bare.argv.slice(-6);
const llm = new LlmLlamacpp({
  files: { model: [model] },
  config: { device: 'cpu', gpu_layers: '0', ctx_size: context, threads },
});
await llm.load();
const handle = await llm.finetune({
  trainDatasetDir: text,
  validation: { type: 'none' },
  outputParametersDir: folder,
  checkpointSaveDir: folder,
  numberOfEpochs: 1,
  contextLength: Number(context),
  batchSize: Number(context),
  microBatchSize: Number(context),
  loraRank: Number(rank),
  loraAlpha: 2 * Number(rank),
  loraModules: 'attn_q,attn_k,attn_v,attn_o,ffn_gate,ffn_up,ffn_down',
  // With its usual 'cosine' the process aborts on the last step.
  lrScheduler: 'constant',
});
const reports = [];
handle.on('stats', ({ current_batch, elapsed_ms }) => reports.push([current_batch, elapsed_ms]));
await handle.await();
console.log(JSON.stringify({ reports }));
Bare.exit(0);
