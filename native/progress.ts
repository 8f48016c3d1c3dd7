import type { Arithmetic } from './addon.ts';

export interface TrainProgress {
  readonly phase: 'loading' | 'validating' | 'training';
  /** Steps taken, of all there would be without stopping early. While loading, both are 0. */
  readonly step: number;
  readonly steps: number;
  readonly epoch: number;
  /** Mean loss per label, in nats, of the last step. */
  readonly loss?: number | undefined;
  /** The same of the validation examples, when last looked at. */
  readonly validationLoss?: number | undefined;
  /** Tokens of mail learned from per second, lately. */
  readonly tokensPerSecond?: number | undefined;
  readonly secondsLeft?: number | undefined;
  /** The most memory taken so far, in bytes. */
  readonly memory: number;
}

export interface Epoch {
  readonly epoch: number;
  /** Mean loss per label, in nats, while learning. */
  readonly loss: number;
  readonly validationLoss?: number | undefined;
}

export interface TrainResult {
  readonly adapter: string;
  readonly steps: number;
  /** Validation loss of the model as it was at the start. */
  readonly before?: number | undefined;
  readonly epochs: readonly Epoch[];
  /** The epoch whose adapter was written. */
  readonly bestEpoch: number;
  /** Examples left out because they are longer than the context or have no label. */
  readonly skipped: number;
  readonly tokensPerSecond: number;
  readonly memory: number;
  readonly arithmetic: Arithmetic;
  readonly baseHash: string;
  readonly dataHash: string;
}

export interface TrainCall {
  /**
   * Stops within 0.3 s. With a checkpoint folder that is a pause: the same call later goes on where this one stopped,
   * and repeats only the step in flight.
   */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: TrainProgress) => void) | undefined;
}
