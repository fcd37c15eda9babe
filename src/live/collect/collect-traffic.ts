// Fetches the flows of a window, and what each device moved in it; or the sums and connections that came in the place of flows.
import type { TrafficFacts, TrafficSums } from '../../analysis/facts.ts';
import type { KnownSubnet } from '../../domain/appliance.ts';
import { buildFlowTable } from '../../flows/build-flow-table.ts';
import { askedOfOneParty } from '../../flows/connections/filter-connections.ts';
import { tellsConnections } from '../../flows/connections/tells-connections.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import type { Asker } from '../asker.ts';
import type { Needs } from '../needs.ts';
import { flowParams, transferParams } from '../questions/params/network-params.ts';

/** Where only the transfers were asked for, the table is an empty one. */
export const collectTraffic = async (asker: Asker, needs: Needs): Promise<TrafficFacts | undefined> => {
  const asked = await askedIn(asker, needs);
  const [answer, metric] = await Promise.all([
    asked === undefined ? undefined : asker.flows({ name: 'flows' }, flowParams(asked, needs.window)),
    needs.transfers === true
      ? asker.flows({ name: 'bytes of each device', isOptional: asked !== undefined }, transferParams({}, needs.window))
      : undefined,
  ]);
  const transfers = metric?.points;
  const isAlone = (asked === undefined && transfers !== undefined) || tellsConnections(answer);
  const table = answer?.flows ?? (isAlone ? buildFlowTable([]) : undefined);
  if (table === undefined) return undefined;
  const told = answer ?? metric;
  const sums = tellsConnections(told) ? await sumsIn(asker, told, asked ?? {}, needs) : undefined;
  const rows = needs.select?.(table, sums === undefined ? undefined : (asked ?? {})) ?? allRows(table);
  const summary = answer?.summary;
  return { window: needs.window, table, rows, summary, transfers, isPart: isPart(asked), sums };
};

type Asked = NonNullable<Needs['traffic']>;

const askedIn = async (asker: Asker, { traffic }: Needs): Promise<Asked | undefined> =>
  traffic !== undefined && (await asker.dialect()) === 'appliance' ? askedOfOneParty(traffic) : traffic;

const sumsIn = async (
  asker: Asker,
  told: NetworkAnswer | undefined,
  asked: Asked,
  { notNarrowedBy }: Needs,
): Promise<TrafficSums> => ({
  sections: told?.sections,
  parties: told?.parties,
  counted: told?.counted,
  subnets: asked.viewsubnet === undefined ? [] : ((await listedSubnets(asker)) ?? []),
  isOfOne: asked.did !== undefined || asked.ip !== undefined,
  sid: asked.viewsubnet,
  notNarrowedBy: notNarrowedBy?.(asked) ?? '',
});

/** Only of one subnet it has to be known which it is. */
const listedSubnets = async (asker: Asker): Promise<readonly KnownSubnet[] | undefined> => {
  const listed = await asker.field({ name: 'subnets', isOptional: true }, (field, how) => field.subnets(how));
  return listed?.value;
};

/** Among the flows of one device, address or subnet everything that is contacted looks rare. */
const isPart = (asked: Needs['traffic']): boolean =>
  asked?.did !== undefined || asked?.ip !== undefined || asked?.viewsubnet !== undefined;
