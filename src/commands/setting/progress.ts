// Says on standard error how far an answer has come, when it takes longer than a second and somebody is watching.
import type { Progress } from '../../api/client.ts';
import { SECOND_MS } from '../../domain/instant.ts';
import { formatBytes } from '../../text/units.ts';
import type { Surroundings } from './surroundings.ts';

const EVERY_MS = 250;

export type ShownProgress = Readonly<{ update(progress: Progress): void; end(): Promise<void> }>;

export const showProgress = ({ err, out, now }: Surroundings): ShownProgress => {
  // On a terminal that also shows the answer itself the line would end up in the middle of it.
  if (!err.isTerminal || out.isTerminal) return { update: () => undefined, end: async () => undefined };
  const startedAt = now();
  let shownAt: number | undefined;
  return {
    update: ({ receivedBytes, totalBytes }) => {
      const at = now();
      if (at - startedAt < SECOND_MS || (shownAt !== undefined && at - shownAt < EVERY_MS)) return;
      shownAt = at;
      const of = totalBytes === undefined ? '' : ` of ${formatBytes(totalBytes)}`;
      void err.write(`\r\u001b[K${formatBytes(receivedBytes)}${of} received`);
    },
    end: async () => {
      if (shownAt !== undefined) await err.write('\r\u001b[K');
    },
  };
};
