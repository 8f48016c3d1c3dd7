import type { z } from 'zod';

/** One thing that can be asked of another process: what goes in, what comes out, and what is said meanwhile. */
export interface Method<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Progress extends z.ZodType = z.ZodType,
> {
  readonly input: Input;
  readonly output: Output;
  readonly progress?: Progress;
}

/** A contract names every method that a process serves. Nothing else crosses. */
export type Contract = Readonly<Record<string, Method>>;

export type Name<C extends Contract> = keyof C & string;
/** What the caller writes: defaults may be left out. */
export type Asked<M extends Method> = z.input<M['input']>;
/** What the handler reads: parsed, with defaults filled in. */
export type Input<M extends Method> = z.output<M['input']>;
export type Output<M extends Method> = z.output<M['output']>;
export type Progress<M extends Method> = z.output<NonNullable<M['progress']>>;

export interface Call<P> {
  /** Aborted when the caller cancels or goes away. */
  readonly signal: AbortSignal;
  /** Tells the caller how far the call has come. */
  readonly progress: (step: P) => void;
}

export type Handler<M extends Method> = (input: Input<M>, call: Call<Progress<M>>) => Promise<Output<M>> | Output<M>;
export type Handlers<C extends Contract> = { readonly [N in Name<C>]: Handler<C[N]> };

/** Keeps the exact schema types of a method while checking its form. */
export function method<I extends z.ZodType, O extends z.ZodType, P extends z.ZodType>(
  definition: Method<I, O, P>,
): Method<I, O, P> {
  return definition;
}
