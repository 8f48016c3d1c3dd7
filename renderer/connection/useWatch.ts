import { useEffect, useState } from 'react';
import type { AnywhereState } from '../../electron/contract/anywhere.ts';
import type { Background } from '../../electron/contract/entities.ts';
import type { EngineState } from '../../electron/contract/host.ts';
import type { VoiceJob } from '../../electron/contract/voice.ts';
import { askEngine, askHost } from './api.ts';
import { useFreshness } from './freshness.ts';

/** Reports of a watch are taken one after another until the component goes. */
function useReports<T>(start: (signal: AbortSignal, report: (value: T) => void) => Promise<unknown>, turn: unknown) {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    // A watch ends by being cancelled or because the engine went; the engine's state is told elsewhere.
    start(stop.signal, setValue).catch(() => undefined);
    return () => {
      stop.abort();
    };
  }, [start, turn]);
  return value;
}

const watchEngine = (signal: AbortSignal, progress: (state: EngineState) => void) =>
  askHost('host.engineState', {}, { signal, progress });
const watchBackground = (signal: AbortSignal, progress: (work: Background) => void) =>
  askEngine('engine.background', {}, { signal, progress });
const watchAnywhere = (signal: AbortSignal, progress: (state: AnywhereState) => void) =>
  askHost('anywhere.watch', {}, { signal, progress });
const watchVoice = (signal: AbortSignal, progress: (job: VoiceJob) => void) =>
  askEngine('voice.watch', {}, { signal, progress });

/** How the engine is. Null for the first moment. */
export function useEngineState(): EngineState | null {
  return useReports(watchEngine, null);
}

/** What goes on in the background. The watch begins anew when everything is asked anew, after a restart. */
export function useBackground(): Background | null {
  return useReports(watchBackground, useFreshness('engine.background'));
}

/** How it stands with the shortcut. Null until main has said, a moment after the start. */
export function useAnywhere(): AnywhereState | null {
  return useReports(watchAnywhere, null);
}

/** The learning of a voice that goes on, or went on last. Null until the engine has said. */
export function useVoiceJob(): VoiceJob | null {
  return useReports(watchVoice, useFreshness('voice.watch'));
}
