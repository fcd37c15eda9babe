// Reads --filter, shows where it is wrong, and lets the appliance filter what it can.
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { leftToFilter } from '../../flows/connections/filter-connections.ts';
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { serverParameters, splitByAsked } from '../../flows/filter/server-parameters.ts';
import type { Needs } from '../../live/needs.ts';
import { clean } from '../../text/clean.ts';

const SHOWN = 60;

export const readFilter = (text: string | undefined): Result<Filter | undefined> => {
  if (text === undefined) return success(undefined);
  if (text.trim() === '') return failed(EMPTY);
  const parsed = parseFilter(text, FLOW_SCHEMA);
  if (parsed.ok) return success(parsed.filter);
  const [error] = parsed.errors;
  const rest = clean(text.slice(error?.at ?? 0), SHOWN);
  return failed({
    kind: 'usage',
    what: `--filter "${clean(text, 2 * SHOWN)}"`,
    came: `at character ${(error?.at ?? 0) + 1}${rest === '' ? '' : ` (${rest})`}: ${error?.message ?? 'it cannot be read'}`,
    advice: 'Write it like "port:445 bytes>10m !dst:10.0.0.0/8"; "darktop report --help" lists the fields.',
  });
};

/** An empty variable in a script would otherwise take the filter away and nobody would know. */
const EMPTY: Failure = {
  kind: 'usage',
  what: '--filter',
  came: 'it is empty',
  advice: 'Leave it out for all flows.',
};

/** What the appliance cannot filter is filtered here; doing all of it here too costs nothing and trusts nobody. */
export const narrowNeeds = (needs: Needs, filter: Filter | undefined): Needs =>
  filter === undefined || needs.traffic === undefined
    ? needs
    : {
        ...needs,
        traffic: { ...serverParameters(filter).parameters, ...needs.traffic },
        select: (table, asked) => {
          const chosen = needs.select?.(table, asked);
          const left = asked === undefined ? filter : leftToFilter(filter, asked);
          const rows = filterRows(table, left, { endAt: needs.window.endAt });
          return chosen === undefined ? rows : both(rows, chosen);
        },
        notNarrowedBy: (asked) =>
          [needs.notNarrowedBy?.(asked) ?? '', printFilter(splitByAsked(filter, asked).rest, FLOW_SCHEMA)]
            .filter((text) => text !== '')
            .join(' '),
      };

const both = (rows: Uint32Array, others: Uint32Array): Uint32Array => {
  const wanted = new Set(others);
  return rows.filter((row) => wanted.has(row));
};
