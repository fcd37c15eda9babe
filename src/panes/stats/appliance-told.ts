// What the appliance tells of itself, put together from the answers that are there; asked only where it is looked at.
import type { ApplianceFacts } from '../../analysis/facts.ts';
import type { PartOff, SilentProbe } from '../../domain/appliance.ts';
import type { Part } from '../../live/part.ts';
import { partsOffPart, silentProbesPart, statusPart } from '../../live/questions/index.ts';
import type { PaneContext } from '../pane.ts';

/** It tells of now only. */
export const applianceAsked = ({ window }: Pick<PaneContext, 'window'>): readonly Part<unknown>[] =>
  window.kind === 'last' ? [statusPart(), silentProbesPart(), partsOffPart()] : [];

type Given = Pick<PaneContext, 'window' | 'read' | 'now' | 'source'>;

/** Undefined as long as it tells nothing of itself. */
export const applianceTold = ({ window, read, now, source }: Given): ApplianceFacts | undefined => {
  if (window.kind !== 'last') return undefined;
  const status = read(statusPart());
  const silentProbes = read(silentProbesPart()).data ?? NO_PROBES;
  const partsOff = read(partsOffPart()).data ?? NO_PARTS;
  // What a recording does not hold the appliance may have told.
  const failure = source.isReplay === true ? undefined : status.failure;
  const isTold = status.data !== undefined || failure !== undefined || silentProbes.length > 0 || partsOff.length > 0;
  return isTold ? { at: status.at ?? now, status: status.data, failure, silentProbes, partsOff } : undefined;
};

const NO_PROBES: readonly SilentProbe[] = [];
const NO_PARTS: readonly PartOff[] = [];

/** What it is made of, by identity. */
export const applianceGivens = ({ read }: Pick<PaneContext, 'read'>): readonly unknown[] => {
  const { data, failure } = read(statusPart());
  return [data, failure, read(silentProbesPart()).data, read(partsOffPart()).data];
};
