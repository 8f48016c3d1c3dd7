/** A thin line that fills from the left; without a fraction it moves instead. Said in words by whoever shows it. */
export function Line({ fraction }: { fraction: number | null }) {
  return (
    <svg className="line" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden focusable="false">
      <rect className="line-track" width="100" height="2" />
      <rect
        className={fraction === null ? 'line-done line-moving' : 'line-done'}
        width={fraction === null ? 30 : fraction * 100}
        height="2"
      />
    </svg>
  );
}
