import { Hints } from './Hints.tsx';

/** A last word, with nothing to choose. */
export function Said({ sentence, opens }: { sentence: string; opens: boolean }) {
  return (
    <>
      <p className="overlay-said" role="alert">
        {sentence}
      </p>
      <Hints keys={[...(opens ? ([['Enter', 'open Ownhand']] as const) : []), ['Esc', 'close']]} />
    </>
  );
}
