// NET-PROTO and NET-APP: flows by their IP protocol and by their application protocol.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import type { TrafficFacts } from '../facts.ts';
import { rememberSteps, runThrough, type Steps } from './steps.ts';
import { type Amounts, amountsOf, type SortBy, searchTallies, searchWhole, sortedBy } from './tally.ts';

/** `protocol` is undefined in the one row of flows that reported none. */
export type ProtocolRow = Amounts & Readonly<{ protocol: string | undefined }>;
export type ApplicationRow = Amounts & Readonly<{ applicationProtocol: string | undefined }>;

export const countProtocols = (facts: TrafficFacts, by: SortBy = 'bytes'): readonly ProtocolRow[] =>
  runThrough(prepareProtocols(facts, by));

function* searchProtocols({ table, rows }: TrafficFacts, by: SortBy): Steps<readonly ProtocolRow[]> {
  const found = yield* searchTexts(table, rows, table.protocol, by);
  return found.map(({ text, amounts }) => ({ protocol: text, ...amounts }));
}

export const countApplications = (facts: TrafficFacts, by: SortBy = 'bytes'): readonly ApplicationRow[] =>
  runThrough(prepareApplications(facts, by));

function* searchApplications({ table, rows }: TrafficFacts, by: SortBy): Steps<readonly ApplicationRow[]> {
  const found = yield* searchTexts(table, rows, table.applicationProtocol, by);
  return found.map(({ text, amounts }) => ({ applicationProtocol: text, ...amounts }));
}

/** In slices, and once for the same rows; the next likewise. */
export const prepareProtocols = rememberSteps(searchProtocols);

export const prepareApplications = rememberSteps(searchApplications);

/** Of some rows of a table. */
export const applicationsOf = (table: FlowTable, rows: Rows, by: SortBy): readonly ApplicationRow[] =>
  runThrough(searchTexts(table, rows, table.applicationProtocol, by)).map(({ text, amounts }) => ({
    applicationProtocol: text,
    ...amounts,
  }));

/** An appliance writes "unknown" where it recognised nothing: the same as not to report it. */
export const knownName = (text: string | undefined): string | undefined =>
  text === undefined || text === '' || text.toLowerCase() === 'unknown' ? undefined : text;

type TextAmounts = Readonly<{ text: string | undefined; amounts: Amounts }>;

function* searchTexts(table: FlowTable, rows: Rows, column: Uint32Array, by: SortBy): Steps<readonly TextAmounts[]> {
  const codes = new Map<number, number>();
  const codeOf = (code: number): number => {
    const known = codes.get(code);
    if (known !== undefined) return known;
    const settled = knownName(table.texts.textOf(code)) === undefined ? NO_CODE : code;
    codes.set(code, settled);
    return settled;
  };
  const whole = yield* searchWhole(table, rows);
  const tallies = yield* searchTallies(table, rows, (row) => codeOf(column[row] ?? NO_CODE));
  const groups = [...tallies].map(([code, tally]) => ({
    text: code === NO_CODE ? undefined : table.texts.textOf(code),
    ...amountsOf(tally, whole),
  }));
  return sortedBy(by, groups, (group) => group.text ?? '').map(({ text, ...amounts }) => ({ text, amounts }));
}
