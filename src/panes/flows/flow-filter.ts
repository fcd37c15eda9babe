// What may be typed after `/` in the flows pane: checked as it is typed, completed from the flows that are there.
import { flowCandidates } from '../../flows/filter/flow-candidates.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { completeFilter } from '../../flows/filter/language/complete-filter.ts';
import { ALL, type Filter } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { formatCount } from '../../text/units.ts';
import type { FilterSupport } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';

const rememberCandidates = createMemory<ReturnType<typeof flowCandidates>>();

export const flowFilter = (table: FlowTable | undefined): FilterSupport => ({
  placeholder: 'port:445 bytes>10m dir:external !app:https',
  check: checkFlowFilter,
  complete: (text, cursor) => {
    const valuesOf = table === undefined ? () => [] : rememberCandidates([table], () => flowCandidates(table));
    const { from, to, options } = completeFilter(text, cursor, FLOW_SCHEMA, valuesOf);
    return {
      from,
      to,
      options: options.map(({ text: id, says, count }) => ({
        id,
        title: id,
        detail: count === undefined ? says : `${says === '' ? '' : `${says}  `}${formatCount(count)} flows`,
      })),
    };
  },
});

/** Undefined for a text that is a filter; nothing typed lets everything through. */
export const checkFlowFilter = (text: string): string | undefined => {
  if (text.trim() === '') return undefined;
  const parsed = parseFilter(text, FLOW_SCHEMA);
  if (parsed.ok) return undefined;
  const [error] = parsed.errors;
  return error === undefined ? 'this cannot be read' : `at ${error.at + 1}: ${error.message}`;
};

/** A text that is no filter lets everything through: it was refused when it was typed. */
export const readFlowFilter = (text: string): Filter => {
  if (text.trim() === '') return ALL;
  const parsed = parseFilter(text, FLOW_SCHEMA);
  return parsed.ok ? parsed.filter : ALL;
};
