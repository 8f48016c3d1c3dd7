/**
 * Every code that can cross a process. The list is closed: a handler that throws anything else answers `internal`,
 * and the text of that error stays in the log of the process it happened in.
 */
export const errorCodes = [
  'invalid-input',
  'unknown-method',
  'cancelled',
  'busy',
  'not-found',
  'internal',
  // the engine as a process
  'engine-restarted',
  'engine-gone',
  // the store
  'locked',
  'wrong-passphrase',
  'store-unreadable',
  'store-from-future',
  // the disk
  'disk-full',
  'no-permission',
  'unreadable',
  // mail
  'not-a-mailbox',
  'nobody-known',
  // models
  'no-model',
  'model-unreadable',
  'model-unsupported',
  'out-of-memory',
  // training
  'training-diverged',
  'too-little-mail',
  // the network: model downloads, and mail accounts that the person has connected
  'unreachable',
  'login-refused',
  'hash-mismatch',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error meant for a person: `message` says what happened and what they can do, and holds no mail text. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'Stopped.');
}

/** The code of any thrown value: our own, or `internal`. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof AppError ? error.code : 'internal';
}
