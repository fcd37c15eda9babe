// What only an appliance of the field tells beside the answers that the documents know: its health, its devices, its networks, its names.
import type { Caller, OpenOptions } from '../../api/client.ts';
import { devicesearch } from '../../api/endpoints/appliance/devicesearch.ts';
import { enums } from '../../api/endpoints/appliance/enums.ts';
import { metrics } from '../../api/endpoints/appliance/metrics.ts';
import { subnets } from '../../api/endpoints/appliance/subnets.ts';
import type {
  ApplianceStatus,
  FoundDevices,
  KnownMetric,
  KnownSubnet,
  NamedCodes,
  PartOff,
  SilentProbe,
} from '../../domain/appliance.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/instant.ts';
import { type Result, success } from '../../domain/result.ts';
import { type Directory, keepDirectory } from './lists/directory.ts';
import { keepStatus } from './lists/keep-status.ts';
import { type KeptList, keepList, type Listed, type ListOptions } from './lists/kept-list.ts';

export type Field = Readonly<{
  /** Without probes and subnets, which take the appliance much longer. */
  status(how?: OpenOptions): Promise<Result<Listed<ApplianceStatus>>>;
  /** With the probes, as they were a few minutes ago at the longest; no more requests than without. */
  statusWithProbes(how?: OpenOptions): Promise<Result<Listed<ApplianceStatus>>>;
  subnets(how?: OpenOptions): Promise<Result<Listed<readonly KnownSubnet[]>>>;
  metrics(how?: OpenOptions): Promise<Result<Listed<readonly KnownMetric[]>>>;
  /** The names of one kind of code, such as `protocol`. */
  names(kind: string, how?: OpenOptions): Promise<Result<Listed<readonly NamedCodes[]>>>;
  directory(how?: OpenOptions): Promise<Result<Directory>>;
  /** In the appliance's own way to ask: `hostname:"fin*"`. At most one page of them. */
  search(query: string, how?: OpenOptions): Promise<Result<FoundDevices>>;
  /** Optional endpoints that are not asked any more, and why. */
  partsOff(): readonly PartOff[];
  /** Those that the last answers say did not answer the appliance. */
  silentProbes(): readonly SilentProbe[];
}>;

const SUBNETS_FRESH_MS = 15 * MINUTE_MS;

/** A search is typed: what is found must not fill the screen. */
const FOUND = 100;

type FieldOptions = ListOptions & Readonly<{ caller: Caller; silentProbes: Field['silentProbes'] }>;

export const openField = (options: FieldOptions): Field => {
  const { caller, off, silentProbes } = options;
  const ofStatus = keepStatus(options);
  const ofSubnets = keepList(options, {
    endpoint: subnets,
    params: {},
    file: 'subnets',
    freshMs: SUBNETS_FRESH_MS,
    mayBeOld: true,
  });
  const ofMetrics = keepList(options, {
    endpoint: metrics,
    params: {},
    file: 'metrics',
    freshMs: DAY_MS,
    mayBeOld: true,
  });
  const ofNames = keepNames(options);
  const directory = keepDirectory(options);
  return {
    status: ofStatus.get,
    statusWithProbes: ofStatus.getWithProbes,
    subnets: ofSubnets.get,
    metrics: ofMetrics.get,
    names: (kind, how) => ofNames(kind).get(how),
    directory: directory.get,
    search: async (query, how) => {
      const found = await caller.get(devicesearch, { query, count: FOUND }, how);
      return found.ok ? success(found.value.value) : found;
    },
    partsOff: off.list,
    silentProbes,
  };
};

/** Each kind is asked for by itself: all of them are megabytes. */
const keepNames = (options: ListOptions): ((kind: string) => KeptList<readonly NamedCodes[]>) => {
  const kept = new Map<string, KeptList<readonly NamedCodes[]>>();
  return (kind) => {
    const known = kept.get(kind);
    if (known !== undefined) return known;
    const file = `names-${kind.replace(/[^a-zA-Z0-9]/g, '_')}`;
    const params = { responsedata: kind };
    const list = keepList(options, { endpoint: enums, params, file, freshMs: DAY_MS, mayBeOld: true });
    kept.set(kind, list);
    return list;
  };
};
