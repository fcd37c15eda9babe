// How an appliance is: asked briefly, and every few minutes with its probes, so that whoever asks costs it one request a minute at most.
import type { OpenOptions } from '../../../api/client.ts';
import { type StatusParams, status } from '../../../api/endpoints/appliance/status.ts';
import type { ApplianceStatus } from '../../../domain/appliance.ts';
import type { FailureKind } from '../../../domain/failure.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../domain/instant.ts';
import { type Result, success } from '../../../domain/result.ts';
import { keepList, type Listed, type ListOptions } from './kept-list.ts';

type Read = (how?: OpenOptions) => Promise<Result<Listed<ApplianceStatus>>>;

export type StatusReader = Readonly<{
  /** Without probes, unless they are known anyway. */
  get: Read;
  /** With its probes, as they were a few minutes ago at the longest. */
  getWithProbes: Read;
}>;

const FRESH_MS = 50 * SECOND_MS;

/** The appliance may have to ask each of them. */
const PROBES_MS = 5 * MINUTE_MS;

/** Trouble with probes, or with their number: it is nothing to go without the appliance's own health for. */
const OF_PROBES: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'timeout',
  'server-error',
  'cut-off',
  'too-large',
  'bad-data',
]);
const ALTHOUGH_MS = HOUR_MS;

export const keepStatus = (options: ListOptions): StatusReader => {
  const { elapsed, off } = options;
  const probesOff: ListOptions['off'] = {
    ...off,
    failureOf: () => undefined,
    note: (name, failure) => (OF_PROBES.has(failure.kind) ? undefined : off.note(name, failure)),
  };
  const listOf = (params: StatusParams, given: ListOptions) =>
    keepList(given, { endpoint: status, params, file: undefined, freshMs: FRESH_MS, mayBeOld: false });
  const briefly = listOf({ fast: true, includechildren: false }, options);
  const withProbes = listOf({ fast: true }, { ...options, off: probesOff });
  let whole: Readonly<{ listed: Listed<ApplianceStatus>; atMs: number }> | undefined;
  let brief: Readonly<{ listed: Listed<ApplianceStatus>; atMs: number }> | undefined;
  let dueMs = Number.NEGATIVE_INFINITY;

  const isFresh = (held: typeof whole): held is NonNullable<typeof whole> =>
    held !== undefined && elapsed() - held.atMs < FRESH_MS;

  const getBriefly: Read = async (how) => {
    if (isFresh(whole)) return success(whole.listed);
    const atMs = isFresh(brief) ? brief.atMs : elapsed();
    const told = await briefly.get(how);
    if (told.ok) brief = { listed: told.value, atMs };
    return told;
  };

  const askWithProbes: Read = async (how) => {
    const atMs = elapsed();
    const told = await withProbes.get(how);
    if (told.ok) {
      whole = { listed: told.value, atMs };
      dueMs = atMs + PROBES_MS;
      return told;
    }
    if (!OF_PROBES.has(told.failure.kind)) return told;
    dueMs = elapsed() + ALTHOUGH_MS;
    return getBriefly(how);
  };

  return {
    get: getBriefly,
    getWithProbes: async (how) => {
      const isDue = elapsed() >= dueMs && !isFresh(brief) && off.failureOf(status.name) === undefined;
      const told = isDue ? await askWithProbes(how) : await getBriefly(how);
      return told.ok && whole !== undefined ? success(withKnown(told.value, whole.listed)) : told;
    },
  };
};

const withKnown = (told: Listed<ApplianceStatus>, { value }: Listed<ApplianceStatus>): Listed<ApplianceStatus> =>
  told.value.probes !== undefined || told.value.instances !== undefined
    ? told
    : { ...told, value: { ...told.value, probes: value.probes, instances: value.instances } };
