// How the appliance itself is, in the fewest words: its version, or why it does not tell, what is wrong with it, and its health.
import type { Severity } from '../../domain/finding.ts';
import { MINUTE_MS } from '../../domain/instant.ts';
import { formatCount, formatDuration, formatPercent } from '../../text/units.ts';
import type { ApplianceFigures, Licence } from './appliance-figures.ts';

/** One part of a sentence; with a severity where something is wrong. */
export type ApplianceWord = Readonly<{ text: string; severity?: Severity }>;

/** What is wrong comes before what is as ever, which may find no room; first of all why nothing of it is told. */
export const applianceWords = (figures: ApplianceFigures): readonly ApplianceWord[] => {
  const { untold, version, health } = figures;
  const { cpuPercent, memoryPercent, diskUsedPercent, behindMs } = health;
  const shares = [
    ['cpu', cpuPercent],
    ['memory', memoryPercent],
    ['disk', diskUsedPercent],
  ] as const;
  const isBehind = severityOfBehind(behindMs) !== undefined;
  return [
    ...(untold === undefined ? [] : [{ text: `does not tell how it is: ${untold}` }]),
    ...(version === undefined ? [] : [{ text: version.split(' ', 1)[0] ?? version }]),
    ...wrongWith(figures),
    ...shares.flatMap(([name, percent]) =>
      percent === undefined ? [] : [{ text: `${name} ${formatPercent(percent, 0)}` }],
    ),
    ...(behindMs === undefined || isBehind ? [] : [{ text: behindWords(behindMs) }]),
  ];
};

/** "Of itself it tells: licence ends in 12 days."; nothing where all is well. */
export const wrongWords = (figures: ApplianceFigures): string => {
  const wrong = wrongWith(figures).map(({ text }) => text);
  return wrong.length === 0 ? '' : `Of itself it tells: ${wrong.join('; ')}.`;
};

export const EXCESS_SEVERITY: Severity = 'medium';

/** So far behind, what happens is told so much later. */
const FAR_BEHIND_MS = 5 * MINUTE_MS;

export const severityOfBehind = (behindMs: number | undefined): Severity | undefined =>
  behindMs !== undefined && behindMs >= FAR_BEHIND_MS ? 'medium' : undefined;

const behindWords = (behindMs: number): string =>
  behindMs <= 0 ? 'nothing behind' : `${formatDuration(behindMs)} behind`;

export const severityOfLicence = ({ state }: Licence): Severity | undefined => {
  if (state === 'valid') return undefined;
  return state === 'ended' ? 'high' : 'medium';
};

/** `ends in 12 days`; undefined of one that is valid for long. */
export const licenceWords = ({ state, daysLeft }: Licence): string | undefined => {
  if (state === 'valid') return undefined;
  if (state === 'ended') return 'has ended';
  if (daysLeft === 0) return 'ends within a day';
  return `ends in ${daysLeft === 1 ? '1 day' : `${formatCount(daysLeft)} days`}`;
};

/** Many are called probes anyway. */
export const probeWords = (name: string): string => (/^probe\b/i.test(name) ? name : `probe ${name}`);

/** "probe Branch did not answer: what it saw is missing" */
export const missingWords = (name: string): string => `${probeWords(name)} did not answer: what it saw is missing`;

const wrongWith = ({ health, licences, missingProbes, probes = [] }: ApplianceFigures): readonly ApplianceWord[] => {
  const silent = probes.filter(({ hasError }) => hasError === true).length;
  const behind = severityOfBehind(health.behindMs);
  return [
    ...(health.hasExcessTraffic === true
      ? [{ text: 'excess traffic: some goes unseen', severity: EXCESS_SEVERITY }]
      : []),
    ...missingProbes.slice(0, 1).map(({ name }): ApplianceWord => ({ text: missingWords(name), severity: 'medium' })),
    ...(silent === 0 || missingProbes.length > 0
      ? []
      : [
          {
            text: `${silent === 1 ? '1 probe' : `${formatCount(silent)} probes`} in error`,
            severity: 'medium' as const,
          },
        ]),
    ...(behind === undefined ? [] : [{ text: behindWords(health.behindMs ?? 0), severity: behind }]),
    ...licences.flatMap((licence) => {
      const [severity, words] = [severityOfLicence(licence), licenceWords(licence)];
      if (severity === undefined || words === undefined) return [];
      const whose = licence.covers === 'the appliance' ? 'licence' : `${licence.covers} licence`;
      return [{ text: `${whose} ${words}`, severity }];
    }),
  ];
};
