// The sums that an appliance tells in the place of flows: each section with what its rows are of everything that moved.
import type { SectionRow, TrafficSections } from '../../../domain/flow.ts';
import { addKnown, isExactAmount, shareOf } from '../../figures/known.ts';
import { byMost, byText } from '../../figures/ordering.ts';

export type SumsWhole = Readonly<{
  bytes: number | undefined;
  /** What came to whoever was asked about. */
  bytesIn: number | undefined;
  bytesOut: number | undefined;
}>;

export type SumRow = SumsWhole &
  Readonly<{
    name: string;
    ip: string | undefined;
    /** Of everything that moved. */
    bytesSharePercent: number | undefined;
  }>;

export type SectionName = keyof TrafficSections;

export type SumsBy = 'bytes' | 'bytesIn' | 'bytesOut';

/** Everything moved either inside or across the edge, and by some protocol: of other sections only the largest rows may be told. */
export const wholeOf = (sections: TrafficSections): SumsWhole =>
  [sections.directions, sections.protocols, sections.status]
    .map((rows) => sumOf(rows ?? []))
    .find(({ bytes }) => bytes !== undefined) ?? NOTHING_TOLD;

/** The largest first; undefined where the answer has no such section. */
export const countSection = (
  sections: TrafficSections | undefined,
  name: SectionName,
  by: SumsBy = 'bytes',
): readonly SumRow[] | undefined => {
  const rows = sections?.[name];
  if (sections === undefined || rows === undefined) return undefined;
  const whole = wholeOf(sections);
  return rows
    .map((row): SumRow => {
      const amounts = amountsOf(row);
      return { name: row.name, ip: row.ip, ...amounts, bytesSharePercent: shareOf(amounts[by], whole[by]) };
    })
    .sort((one, other) => byMost(one[by], other[by]) || byText(one.name, other.name));
};

export const sumOf = (rows: readonly SectionRow[]): SumsWhole =>
  rows.map(amountsOf).reduce(
    (sum, row) => ({
      bytes: addKnown(sum.bytes, row.bytes),
      bytesIn: addKnown(sum.bytesIn, row.bytesIn),
      bytesOut: addKnown(sum.bytesOut, row.bytesOut),
    }),
    NOTHING_TOLD,
  );

const NOTHING_TOLD: SumsWhole = { bytes: undefined, bytesIn: undefined, bytesOut: undefined };

const amountsOf = ({ bytesIn, bytesOut }: SectionRow): SumsWhole => ({
  bytes: addKnown(bytesIn, bytesOut),
  bytesIn: isExactAmount(bytesIn) ? bytesIn : undefined,
  bytesOut: isExactAmount(bytesOut) ? bytesOut : undefined,
});

/** What moved inside, and across the edge of the network. */
export const sideOf = (sections: TrafficSections | undefined, side: 'internal' | 'external'): SumRow | undefined =>
  countSection(sections, 'directions')?.find(({ name }) => name.toLowerCase() === side);
