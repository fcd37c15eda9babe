// Sums by protocol under the names of the protocols, where an appliance tells them under the numbers that it has for them.
import type { NamedCodes } from '../../../domain/appliance.ts';
import type { SectionRow, TrafficSections } from '../../../domain/flow.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { summaryOf } from '../../../wire/appliance/traffic-summary.ts';

/** By code; undefined where nobody tells them in a moment. */
export type NamesOfCodes = (kind: string) => Promise<ReadonlyMap<string, string> | undefined>;

type Coded = keyof Pick<TrafficSections, 'protocols' | 'applicationProtocols'>;

/** As the list of codes is asked for them. */
const KINDS: readonly (readonly [Coded, string])[] = [
  ['protocols', 'protocol'],
  ['applicationProtocols', 'application protocol'],
];

export const nameCodes = async (answer: NetworkAnswer, namesOf: NamesOfCodes): Promise<NetworkAnswer> => {
  const { sections } = answer;
  if (sections === undefined) return answer;
  const coded = KINDS.filter(([key]) => sections[key]?.some(isCoded) === true);
  if (coded.length === 0) return answer;
  const named = await Promise.all(
    coded.map(async ([key, kind]) => [key, rename(sections[key], await namesOf(kind))] as const),
  );
  const all: TrafficSections = { ...sections, ...Object.fromEntries(named) };
  return { ...answer, sections: all, summary: summaryOf(all, answer.summary?.connectionCount) };
};

/** Whatever kinds were told. */
export const byCode = (kinds: readonly NamedCodes[]): ReadonlyMap<string, string> =>
  new Map(kinds.flatMap(({ codes }) => codes.map(({ code, name }) => [code, name])));

const isCoded = ({ name }: SectionRow): boolean => /^\d+$/.test(name);

const rename = (
  rows: readonly SectionRow[] | undefined,
  names: ReadonlyMap<string, string> | undefined,
): readonly SectionRow[] | undefined => rows?.map((row) => ({ ...row, name: names?.get(row.name) ?? row.name }));
