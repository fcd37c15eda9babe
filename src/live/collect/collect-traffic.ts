// Fetches the flows of a window, and what each device moved in it.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { buildFlowTable } from '../../flows/build-flow-table.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import type { Asker } from '../asker.ts';
import type { Needs } from '../needs.ts';
import { flowParams, transferParams } from '../questions/params/network-params.ts';

/** Where only the transfers were asked for, the table is an empty one. */
export const collectTraffic = async (asker: Asker, needs: Needs): Promise<TrafficFacts | undefined> => {
  const [answer, metric] = await Promise.all([
    needs.traffic === undefined ? undefined : asker.flows({ name: 'flows' }, flowParams(needs.traffic, needs.window)),
    needs.transfers === true
      ? asker.flows(
          { name: 'bytes of each device', isOptional: needs.traffic !== undefined },
          transferParams({}, needs.window),
        )
      : undefined,
  ]);
  const transfers = metric?.points;
  const table = needs.traffic === undefined && transfers !== undefined ? buildFlowTable([]) : answer?.flows;
  if (table === undefined) return undefined;
  const rows = needs.select?.(table) ?? allRows(table);
  return { window: needs.window, table, rows, summary: answer?.summary, transfers, isPart: isPart(needs.traffic) };
};

/** Among the flows of one device, address or subnet everything that is contacted looks rare. */
const isPart = (asked: Needs['traffic']): boolean =>
  asked?.did !== undefined || asked?.ip !== undefined || asked?.viewsubnet !== undefined;
