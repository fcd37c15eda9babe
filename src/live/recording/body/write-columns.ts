// The columns of a flow table in the order in which a recording holds them. What can be worked out again is left out.
import type { FlowTable } from '../../../flows/flow-table.ts';
import { packedOf } from '../../../flows/table/open-table.ts';

/** They are the table's own: to be read only. The same order as in read-columns.ts. */
export const columnsOf = (table: FlowTable): readonly ArrayBufferView<ArrayBuffer>[] => {
  const { rows, ends, texts, sets } = packedOf(table);
  return [
    texts.bytes,
    texts.offsets,
    sets.codes,
    sets.offsets,
    ends.did,
    ends.ip,
    ends.hostname,
    ends.label,
    ends.mac,
    ends.vendor,
    ends.os,
    ends.deviceType,
    ends.country,
    ends.firstSeenAt,
    ends.lastSeenAt,
    ends.tags,
    rows.source,
    rows.destination,
    rows.sourcePort,
    rows.destinationPort,
    rows.protocol,
    rows.applicationProtocol,
    rows.direction,
    rows.bytes,
    rows.packets,
    rows.durationMs,
    rows.startAt,
    rows.endAt,
    rows.flags,
    ...(rows.score.length === 0 ? [] : [rows.score]),
  ];
};
