// NET-R6: finds much data going from inside to one destination outside, as far as it can be told from a download.
import { MB_BYTES } from '../../domain/amounts.ts';
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { isExactAmount, isInstant } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { boundUpload, sumOtherIncome, type UploadBounds } from './bound-upload.ts';
import { portAt } from './count-ports.ts';
import { indexTransfers } from './device-transfers.ts';
import { WAY, waysOf } from './flow-ways.ts';
import { pairKey } from './pair-key.ts';
import { NO_PARTY, type Party, partiesOf, partyAt, partyOrder } from './parties.ts';

export type ExfiltrationLimits = Readonly<{ mb: number; ratio: number }>;

export type ExfiltrationHit = Readonly<{
  source: Party;
  destination: Party;
  port: number | undefined;
  /** Both directions, of all flows of the three. */
  bytes: number;
  largestBytes: number;
  connections: number;
  /** What went out, and the most that can have come in, as well as the device's transfers tell; undefined where the device's transfers do not tell. */
  out: Readonly<{ bytesOut: number; bytesIn: number }> | undefined;
  /** Of the whole device in the hours of the largest flows; undefined where not fetched. */
  device: Readonly<{ bytesOut: number; bytesIn: number }> | undefined;
  /** By its protocol or port, data is pushed: mail, file transfer, copies. */
  isUploadType: boolean;
  /** As much on every earlier day that the data tell of. */
  isHabit: boolean;
  firstAt: Instant | undefined;
  rows: Rows;
}>;

/** Protocols by which one rather gives than takes, and their ports. */
const UPLOAD_PROTOCOLS =
  /^(?:ftps?(?:-data)?|sftp|scp|ssh|rsync|tftp|smtps?|submission|webdav|nfs|smb\d?|cifs|dns|icmp|mega|rclone|torrent)$/i;
const UPLOAD_PORTS: ReadonlySet<number> = new Set([20, 21, 22, 25, 53, 69, 445, 465, 587, 873, 989, 990, 2049]);

/** One for each source, destination and port; the most bytes first. */
export const findExfiltration = (facts: TrafficFacts, limits: ExfiltrationLimits): readonly ExfiltrationHit[] => {
  const { table } = facts;
  const parties = partiesOf(table);
  const groups = groupUploads(facts, limits.mb * MB_BYTES);
  if (groups.length === 0) return [];
  const transfers = facts.transfers === undefined ? undefined : indexTransfers(facts.transfers);
  const wanted = new Set(groups.map(({ source }) => source));
  const incomeOf = transfers === undefined ? () => () => 0 : sumOtherIncome(table, parties, wanted, transfers);
  return groups
    .flatMap((group) => {
      const source = partyAt(parties, group.source);
      const destination = partyAt(parties, group.destination);
      if (source === undefined || destination === undefined) return [];
      const bound = (rows: readonly number[]): UploadBounds | undefined =>
        transfers === undefined || rows.length === 0
          ? undefined
          : boundUpload(
              table,
              rows,
              { number: group.source, party: source },
              { transfers, incomeOf: incomeOf(group.destination), ratio: limits.ratio },
            );
      return judgeGroup(facts, group, { source, destination, bound, limits }) ?? [];
    })
    .sort(
      (one, other) =>
        other.bytes - one.bytes ||
        byText(partyOrder(one.source), partyOrder(other.source)) ||
        byText(partyOrder(one.destination), partyOrder(other.destination)) ||
        (one.port ?? 0) - (other.port ?? 0),
    );
};

type Group = { readonly source: number; readonly destination: number; readonly rows: number[]; bytes: number };

/** From inside to outside, at least so many bytes together. */
const groupUploads = ({ table, rows }: TrafficFacts, least: number): readonly Group[] => {
  const parties = partiesOf(table);
  const { ways } = waysOf(table);
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const bytes = table.bytes[row];
    if (ways[row] !== WAY.outbound || !isExactAmount(bytes)) continue;
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (source === NO_PARTY || destination === NO_PARTY) continue;
    const key = `${pairKey(source, destination)} ${table.destinationPort[row]}`;
    const group = groups.get(key) ?? { source, destination, rows: [], bytes: 0 };
    groups.set(key, group);
    group.rows.push(row);
    group.bytes += bytes;
  }
  return [...groups.values()].filter(({ bytes }) => bytes >= least && bytes > 0);
};

type Judging = Readonly<{
  source: Party;
  destination: Party;
  bound: (rows: readonly number[]) => UploadBounds | undefined;
  limits: ExfiltrationLimits;
}>;

/**
 * Where the transfers of the device prove that enough went out, all flows count together, however small each is. Where they
 * prove nothing, only a single flow of that size is worth a word, and none whose bytes are proven to have come in.
 */
const judgeGroup = (facts: TrafficFacts, group: Group, judging: Judging): ExfiltrationHit | undefined => {
  const { table } = facts;
  const { source, destination, bound, limits } = judging;
  const least = limits.mb * MB_BYTES;
  const large = group.rows.filter((row) => (table.bytes[row] ?? 0) >= least);
  const all = bound(group.rows);
  const proven = all !== undefined && all.surelyOut >= least ? all : undefined;
  const ofLarge = bound(large);
  if (proven === undefined && (large.length === 0 || (ofLarge !== undefined && isDownload(ofLarge, limits))))
    return undefined;
  const starts = group.rows.map((row) => table.startAt[row]).filter(isInstant);
  return {
    source,
    destination,
    port: portAt(table.destinationPort, group.rows[0] ?? 0),
    bytes: group.bytes,
    largestBytes: group.rows.reduce((most, row) => Math.max(most, table.bytes[row] ?? 0), 0),
    connections: group.rows.length,
    out: proven === undefined ? undefined : { bytesOut: proven.surelyOut, bytesIn: proven.mostlyIn },
    device: ofLarge === undefined ? undefined : { bytesOut: ofLarge.deviceOut, bytesIn: ofLarge.deviceIn },
    isUploadType: group.rows.some((row) => isUploadType(table, row)),
    isHabit: isDaily(table, group.rows, least, facts.window.endAt),
    firstAt: starts.length === 0 ? undefined : starts.reduce((first, at) => Math.min(first, at)),
    rows: Uint32Array.from(group.rows),
  };
};

/** So much came in, or so little can have gone out, that the ratio is not reached. */
const isDownload = ({ outMost, inLeast }: UploadBounds, { mb, ratio }: ExfiltrationLimits): boolean =>
  outMost < mb * MB_BYTES || outMost <= ratio * inLeast;

const isUploadType = (table: FlowTable, row: number): boolean =>
  UPLOAD_PROTOCOLS.test(table.texts.textOf(table.applicationProtocol[row] ?? NO_CODE) ?? '') ||
  UPLOAD_PORTS.has(table.destinationPort[row] ?? 0);

/** Nearly a day counts as one. */
const DAY_SLACK = 0.02;

const isDaily = (table: FlowTable, rows: readonly number[], least: number, endAt: Instant): boolean => {
  let dataFrom = endAt;
  for (const at of table.startAt) if (isInstant(at) && at < dataFrom) dataFrom = at;
  const fullDays = Math.floor((endAt - dataFrom) / DAY_MS + DAY_SLACK);
  if (fullDays < 2) return false;
  const byDay = new Map<number, number>();
  for (const row of rows) {
    const day = Math.floor((endAt - (table.startAt[row] ?? Number.NaN)) / DAY_MS);
    byDay.set(day, (byDay.get(day) ?? 0) + (table.bytes[row] ?? 0));
  }
  for (let day = 1; day < fullDays; day += 1) if ((byDay.get(day) ?? 0) < least) return false;
  return true;
};
