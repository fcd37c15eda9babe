// Says what a page goes without so far: what is not there yet is not what the appliance does not report.
import { formatBytes } from '../../text/units.ts';
import { type Line, plainLine } from '../../theme/line.ts';
import type { Named } from './answer-state.ts';

/** No lines once everything is there. */
export const stillMissing = (named: readonly Named[]): readonly Line[] => {
  const missing = (isIt: (one: Named) => boolean): string =>
    [
      ...new Set(
        named
          .filter(({ answer }) => answer.data === undefined)
          .filter(isIt)
          .map(({ name }) => name),
      ),
    ].join(', ');
  const failed = missing(({ answer }) => answer.failure !== undefined);
  const there = named.filter(({ answer }) => answer.data !== undefined).length;
  const bytes = named.reduce((sum, { answer }) => sum + (answer.asking?.bytes ?? 0), 0);
  const progress = `${there} of ${named.length} answers${bytes === 0 ? '' : `, ${formatBytes(bytes)} of the next`};`;
  const awaited = missing(({ answer }) => answer.failure === undefined);
  return [
    ...(failed === '' ? [] : [plainLine(`could not be had: ${failed}`, 'warning')]),
    ...(awaited === '' ? [] : [plainLine(`${progress} still to come: ${awaited}`, 'dim')]),
  ];
};
