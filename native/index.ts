/**
 * The trainer: fits LoRA adapters to a quantized GGUF model, on the ggml that node-llama-cpp ships. README.md explains
 * how. Use it in a process of its own, as electron/trainer does.
 */
export { type TrainOptions } from './options.ts';
export { type Example } from './packing.ts';
export { type Epoch, type TrainCall, type TrainProgress, type TrainResult } from './progress.ts';
export { type MemoryMode, memoryModes } from './arithmetic.ts';
export { type Arithmetic, type TargetName, targetNames, type WeightType } from './addon.ts';
export { type Backend } from './libraries.ts';
export { estimate, type Estimate } from './estimate.ts';
export { score, type Score, type ScoreOptions, type ScoreProgress } from './score.ts';
export { train } from './train.ts';
