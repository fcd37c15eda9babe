// What stands in the place of figures that are not there: on their way, not to be had, or never told.
import type { Part } from '../../live/part.ts';
import { bandwidthPart, eventsPart, mitrePart, seriesPart, systemPart } from '../../live/questions/index.ts';
import type { WindowChoice } from '../../live/session/window-choice.ts';
import type { Read } from '../pane.ts';
import { statisticsParts } from '../parts/statistics-of.ts';
import type { PeriodLack } from './period-lack.ts';
import { comparedBy } from './questions.ts';

export type Lacks = Readonly<
  Record<'security' | 'mitre' | 'bandwidth' | 'deployment' | 'system' | 'habit' | 'trends', string | undefined>
>;

const AWAITED = '…';
const FAILED = 'could not be had';
/** The appliance tells the state of devices and alerts only as it is. */
const ONLY_NOW = 'only told of now';

export const lacksOf = (window: WindowChoice, read: Read): Lacks => ({
  security: lackOf(eventsPart('security', window), read),
  mitre: lackOf(mitrePart(window), read),
  bandwidth: lackOf(bandwidthPart(window), read),
  deployment: deploymentLack(window, read),
  // Only that it is on its way; what it lacks then is said where it is missed.
  habit: lackOf(seriesPart('security'), read) === AWAITED ? AWAITED : undefined,
  trends: statisticsParts(comparedBy(window)).some((part) => lackOf(part, read) === AWAITED) ? AWAITED : undefined,
  system: window.kind === 'span' ? ONLY_NOW : lackOf(systemPart(), read),
});

/** That one of the two is refused says that the appliance does not tell them apart. */
const deploymentLack = (window: WindowChoice, read: Read): string | undefined => {
  const lacking = [bandwidthPart(window, 'csensor'), bandwidthPart(window, 'network')].map((part) =>
    lackOf(part, read),
  );
  if (lacking.includes(FAILED)) return 'not available';
  return lacking.find((lack) => lack !== undefined);
};

/** Undefined once it was answered: what is missing then was not reported. */
const lackOf = (part: Part<unknown>, read: Read): string | undefined => {
  const { data, failure } = read(part);
  if (data !== undefined) return undefined;
  return failure === undefined ? AWAITED : FAILED;
};

/** What was found, '' for nothing, and how far that can be trusted: nothing found means nothing where nothing could be looked at. */
export const tellFound = (told: string, { security, mitre, bandwidth, trends }: Lacks): string => {
  const lacking = [security, mitre, bandwidth, trends].filter((lack) => lack !== undefined);
  const isAwaited = lacking.includes(AWAITED);
  const isJudged = lacking.length < 3;
  if (told === '') return lacking.length === 0 ? 'nothing found' : foundNothing(isAwaited, isJudged);
  if (lacking.length === 0) return told;
  return `${told} ${isAwaited ? 'so far' : 'in what could be had'}`;
};

const foundNothing = (isAwaited: boolean, isJudged: boolean): string => {
  if (isAwaited) return AWAITED;
  return isJudged ? 'nothing found in what could be had' : 'could not be judged';
};

export const lackIn =
  ({ window, read }: Readonly<{ window: WindowChoice; read: Read }>): PeriodLack =>
  (hours, kind) => {
    const choice = { ...window, hours };
    const part = {
      security: eventsPart('security', choice),
      bandwidth: bandwidthPart(choice),
      mitre: mitrePart(choice),
    };
    const lack = lackOf(part[kind], read);
    return lack === FAILED ? 'failed' : lack;
  };
