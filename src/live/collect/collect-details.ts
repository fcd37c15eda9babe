// Fetches what is known of every device in the flows beyond what flows tell: location, owner, criticality, compliance tags.
import { mergeIdentities } from '../../analysis/device/identity.ts';
import type { DeviceIdentity } from '../../domain/device.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Asker } from '../asker.ts';

/** At once; the client lets no more through in any case. */
const AT_ONCE = 4;

/**
 * One answer details every device that it mentions, so whoever is in it need not be asked for again.
 * After `mostRequests` the rest stays without details.
 */
export const collectDetails = async (
  asker: Asker,
  table: FlowTable,
  mostRequests: number,
): Promise<ReadonlyMap<number, DeviceIdentity>> => {
  const directory = await asker.field({ name: 'devices', isOptional: true }, (field, how) => field.directory(how));
  // Where the appliance lists its devices, nothing more is known of one by itself.
  if (directory !== undefined) return directory.byDid;
  const details = new Map<number, DeviceIdentity>();
  const pending = new Set(devicesByContacts(table));
  let asked = 0;
  while (pending.size > 0 && asked < mostRequests) {
    const batch = [...pending].slice(0, Math.min(AT_ONCE, mostRequests - asked));
    asked += batch.length;
    const answers = await Promise.all(batch.map((did) => askFor(asker, did)));
    for (const did of batch) pending.delete(did);
    for (const identity of answers.flat()) {
      if (identity.did === undefined) continue;
      const before = details.get(identity.did);
      const told = before === undefined ? [identity] : [before, identity];
      details.set(identity.did, mergeIdentities(identity.did, told));
      pending.delete(identity.did);
    }
    if (answers.every((identities) => identities.length === 0)) break;
  }
  return details;
};

/** Whole days only, and no empty ones: the identities are wanted, not the series. */
const askFor = async (asker: Asker, did: number): Promise<readonly DeviceIdentity[]> => {
  const answer = await asker.get({ name: `details of device ${did}`, isOptional: true }, 'deviceinfo', {
    did,
    fulldevicedetails: true,
    intervalhours: 24,
    showallgraphdata: false,
  });
  return answer === undefined
    ? []
    : [...(answer.device === undefined ? [] : [answer.device]), ...(answer.details ?? [])];
};

/** Those first whose answers mention the most others. */
const devicesByContacts = (table: FlowTable): readonly number[] => {
  const contacts = new Map<number, Set<number>>();
  const didOf = (code: number | undefined): number | undefined => {
    const did = code === undefined || code === 0 ? undefined : table.ends.did[code - 1];
    return did === undefined || Number.isNaN(did) ? undefined : did;
  };
  for (let row = 0; row < table.rowCount; row += 1) {
    const source = didOf(table.source[row]);
    const destination = didOf(table.destination[row]);
    for (const did of [source, destination]) if (did !== undefined && !contacts.has(did)) contacts.set(did, new Set());
    if (source !== undefined && destination !== undefined) contacts.get(source)?.add(destination);
  }
  return [...contacts].sort(([a, as], [b, bs]) => bs.size - as.size || a - b).map(([did]) => did);
};
