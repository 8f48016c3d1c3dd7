/** Texts that are played back at once. */
export const textsAtOnce = 4;

/** Does some work for each item, a few at once. Where one fails, those that are begun end before the failure is told. */
export async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item);
    }
  };
  const workers = Array.from({ length: Math.min(textsAtOnce, items.length) }, () =>
    next().catch((error: unknown) => {
      queue.length = 0;
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}
