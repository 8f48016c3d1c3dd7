import { AppError } from '../../electron/contract/errors.ts';

/** Any thrown value as an error for a person. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) {
    return error;
  }
  return new AppError('internal', 'Something inside went wrong.', { cause: error });
}

export function isCancelled(error: unknown): boolean {
  return error instanceof AppError && error.code === 'cancelled';
}
