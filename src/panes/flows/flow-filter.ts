// What may be typed after `/` in the flows pane: checked as it is typed, completed from the flows that are there.
import { flowCandidates } from '../../flows/filter/flow-candidates.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { FilterSupport } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { checkFilter, readFilter, typedFilter } from '../parts/typed-filter.ts';

const rememberCandidates = createMemory<ReturnType<typeof flowCandidates>>();

export const flowFilter = (table: FlowTable | undefined): FilterSupport =>
  typedFilter(FLOW_SCHEMA, 'port:445 bytes>10m dir:external !app:https', () =>
    table === undefined ? () => [] : rememberCandidates([table], () => flowCandidates(table)),
  );

export const checkFlowFilter = (text: string): string | undefined => checkFilter(text, FLOW_SCHEMA);

export const readFlowFilter = (text: string): Filter => readFilter(text, FLOW_SCHEMA);
