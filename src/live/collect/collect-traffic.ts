// Fetches the flows of a window, and what each device moved in it.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { spanOf } from '../../domain/window.ts';
import { buildFlowTable } from '../../flows/build-flow-table.ts';
import type { Rows } from '../../flows/flow-table.ts';
import type { Asker } from '../asker.ts';
import type { Needs } from '../needs.ts';

/** Where only the transfers were asked for, the table is an empty one. */
export const collectTraffic = async (asker: Asker, needs: Needs): Promise<TrafficFacts | undefined> => {
  const { startAt: starttime, endAt: endtime } = spanOf(needs.window);
  const [answer, metric] = await Promise.all([
    needs.traffic === undefined ? undefined : asker.flows({ name: 'flows' }, { ...needs.traffic, starttime, endtime }),
    needs.transfers === true
      ? asker.flows(
          { name: 'bytes of each device', isOptional: needs.traffic !== undefined },
          { metric: 'bandwidth', starttime, endtime },
        )
      : undefined,
  ]);
  const table = needs.traffic === undefined ? buildFlowTable([]) : answer?.flows;
  const hasTransfersOnly = needs.traffic === undefined && metric?.points !== undefined;
  if (table === undefined || (needs.traffic === undefined && !hasTransfersOnly)) return undefined;
  const rows = needs.select?.(table) ?? everyRow(table.rowCount);
  return { window: needs.window, table, rows, summary: answer?.summary, transfers: metric?.points };
};

const everyRow = (count: number): Rows => {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
};
