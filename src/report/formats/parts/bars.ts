// What every picture of a bar needs to know: how long it is, and whether its severity still has to be said.
import type { Severity } from '../../../domain/finding.ts';
import type { BarsBlock } from '../../document.ts';

type Bar = BarsBlock['bars'][number];

/** Never below zero, and never without end. */
export const barLength = ({ value, sharePercent }: Bar): number => {
  const length = value ?? sharePercent ?? 0;
  return Number.isFinite(length) ? Math.max(0, length) : 0;
};

export const longestBar = (bars: readonly Bar[]): number =>
  bars.reduce((most, bar) => Math.max(most, barLength(bar)), 0);

/** A bar that is named after its severity has said it already. */
export const severityBeside = ({ label, severity }: Bar): Severity | undefined =>
  severity === label.toLowerCase() ? undefined : severity;
