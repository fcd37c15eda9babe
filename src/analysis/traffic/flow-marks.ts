// Which flows are suspicious and why, packed into typed arrays and texts that one thread can give away to another, and opened again.
import { SEVERITIES, type Severity } from '../../domain/finding.ts';
import type { Bytes, Codes } from '../../flows/table/growing.ts';

export type FlowReason = Readonly<{
  rule: string;
  /** That of the finding. */
  severity: Severity;
  /** One short, clean line, such as `beacon every 60 s, score 0.93`. */
  text: string;
  findingId: string;
}>;

/** One line after the other: line `n` ends at `ends[n]`, and there line `n + 1` begins. */
export type PackedLines = Readonly<{ text: string; ends: Codes }>;

export type PackedMarks = Readonly<{
  /** By row of the table: 0 for none, else 1 + the place in `SEVERITIES` of its worst reason. */
  marks: Bytes;
  /** By row of the table: the number of its set of reasons, 0 for none. Rows of the same reasons share a set. */
  sets: Codes;
  /** Set `n` holds the reason at `worst[n]` and all of the set `others[n]`, none of which is worse. */
  worst: Codes;
  others: Codes;
  markedCount: number;
  /** By reason, the worst first: places in `SEVERITIES`. */
  severities: Bytes;
  rules: PackedLines;
  texts: PackedLines;
  findingIds: PackedLines;
}>;

export type FlowMarks = Readonly<{
  /** By row of the table: 0 for none, else 1 + the place in `SEVERITIES` of its worst reason. */
  marks: Uint8Array;
  /** How many rows have a mark. */
  markedCount: number;
  reasonCount: number;
  /** The worst is at 0. Undefined beyond the last. */
  reasonAt(place: number): FlowReason | undefined;
  /** The worst first; none of a row without a mark. */
  reasonsOf(row: number): readonly FlowReason[];
}>;

/** What has to be named so that it is moved instead of copied. */
export const buffersOfMarks = (packed: PackedMarks): ArrayBuffer[] => [
  packed.marks.buffer,
  packed.sets.buffer,
  packed.worst.buffer,
  packed.others.buffer,
  packed.severities.buffer,
  ...[packed.rules, packed.texts, packed.findingIds].map(({ ends }) => ends.buffer),
];

/** Costs nothing: reasons are read when they are asked for. */
export const openMarks = (packed: PackedMarks): FlowMarks => {
  const { marks, sets, worst, others, markedCount, severities, rules, texts, findingIds } = packed;

  const reasonAt = (place: number): FlowReason | undefined => {
    const severity = SEVERITIES[severities[place] ?? SEVERITIES.length];
    if (severity === undefined) return undefined;
    return { rule: lineAt(rules, place), severity, text: lineAt(texts, place), findingId: lineAt(findingIds, place) };
  };

  const reasonsOf = (row: number): readonly FlowReason[] => {
    const reasons: FlowReason[] = [];
    for (let set = sets[row] ?? 0; set !== 0; set = others[set] ?? 0) {
      const reason = reasonAt(worst[set] ?? 0);
      if (reason !== undefined) reasons.push(reason);
    }
    return reasons;
  };

  return { marks, markedCount, reasonCount: severities.length, reasonAt, reasonsOf };
};

const lineAt = ({ text, ends }: PackedLines, place: number): string =>
  text.slice(place === 0 ? 0 : ends[place - 1], ends[place]);
