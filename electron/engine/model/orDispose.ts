/** Goes on with something large that was just loaded. Where that fails, the large thing is put out of memory first. */
export async function orDispose<T>(held: { dispose(): Promise<void> }, goOn: () => Promise<T>): Promise<T> {
  try {
    return await goOn();
  } catch (error) {
    await held.dispose();
    throw error;
  }
}
