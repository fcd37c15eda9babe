// Says on standard error how far a report has come, when it takes longer than a second and somebody is watching.
import { SECOND_MS } from '../../domain/instant.ts';
import type { AskProgress } from '../../live/asker.ts';
import { clip } from '../../text/display-width.ts';
import { formatBytes } from '../../text/units.ts';
import type { Surroundings } from '../setting/surroundings.ts';

const EVERY_MS = 250;

export type ReportProgress = Readonly<{ update(progress: AskProgress): void; end(): Promise<void> }>;

/** The report itself is written after the last update, so the two never mix, not even on one terminal. */
export const showReportProgress = ({ err, now }: Surroundings): ReportProgress => {
  if (!err.isTerminal) return { update: () => undefined, end: async () => undefined };
  const startedAt = now();
  let shownAt: number | undefined;
  return {
    update: ({ part, askedCount, answeredCount, bytes }) => {
      const at = now();
      if (at - startedAt < SECOND_MS || (shownAt !== undefined && at - shownAt < EVERY_MS)) return;
      shownAt = at;
      const line = `${answeredCount} of ${askedCount} answers, ${formatBytes(bytes)} received: ${part}`;
      err.write(`\r\u001b[K${clip(line, (err.columns || 80) - 1)}`).catch(() => undefined);
    },
    end: async () => {
      if (shownAt !== undefined) await err.write('\r\u001b[K');
    },
  };
};
