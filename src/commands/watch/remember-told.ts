// What a watch remembers from run to run of what it told; where nothing can be kept it says so, and goes on.
import { type Memory, NOTHING_KNOWN } from '../../analysis/findings/told-findings.ts';
import { openTold, type ToldPlace } from '../../config/told-file.ts';
import { tellFailure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { createTellOnce } from '../setting/tell-once.ts';

export type Remembering = Readonly<{
  load(): Promise<Memory>;
  save(memory: Memory, at: Instant): Promise<void>;
}>;

export const rememberTold = (place: ToldPlace, tell: (text: string) => Promise<void>): Remembering => {
  const opened = openTold(place);
  const tellUnkept = createTellOnce(tell, 'What is told now is told again by the next watch.');
  return {
    load: async () => {
      if (!opened.ok) return NOTHING_KNOWN;
      const { memory, notice } = await opened.value.load();
      if (notice !== undefined) await tell(tellFailure(notice));
      return memory;
    },
    save: async (memory, at) => {
      const saved = opened.ok ? await opened.value.save(memory, at) : opened;
      await tellUnkept(saved.ok ? undefined : saved.failure);
    },
  };
};

/** Everything is told anew, and whoever remembers is not disturbed. */
export const NOTHING_REMEMBERED: Remembering = {
  load: async () => NOTHING_KNOWN,
  save: async () => undefined,
};
