// Packs the reasons of flows row by row, a slice of work at a time; rows of the same reasons share a set of them.
import { SEVERITIES } from '../../domain/finding.ts';
import type { Rows } from '../../flows/flow-table.ts';
import type { Bytes } from '../../flows/table/growing.ts';
import type { FlowReason, PackedLines, PackedMarks } from './flow-marks.ts';
import { ROWS_PER_STEP } from './steps.ts';

/** The rows are those of a table, each once. */
export type MarkedRows = Readonly<{ reason: FlowReason; rows: Rows }>;

/** `marked` has the worst first. */
export function* packMarks(rowCount: number, marked: readonly MarkedRows[]): Generator<undefined, PackedMarks> {
  const { sets, worst, others } = yield* gatherSets(rowCount, marked);
  const severities = Uint8Array.from(marked, ({ reason }) => SEVERITIES.indexOf(reason.severity));
  const { marks, markedCount } = yield* markRows(sets, worst, severities);
  return {
    marks,
    sets,
    worst: Uint32Array.from(worst),
    others: Uint32Array.from(others),
    markedCount,
    severities,
    rules: packLines(marked.map(({ reason }) => reason.rule)),
    texts: packLines(marked.map(({ reason }) => reason.text)),
    findingIds: packLines(marked.map(({ reason }) => reason.findingId)),
  };
}

type Sets = Readonly<{ sets: Uint32Array<ArrayBuffer>; worst: readonly number[]; others: readonly number[] }>;

/** The mildest reason goes first: each later one is put before the set that a row has by then. */
function* gatherSets(rowCount: number, marked: readonly MarkedRows[]): Generator<undefined, Sets> {
  const sets = new Uint32Array(rowCount);
  // Number 0 is the set of no reasons.
  const worst = [0];
  const others = [0];
  let looked = 0;
  for (let place = marked.length - 1; place >= 0; place -= 1) {
    const grown = new Map<number, number>();
    for (const row of marked[place]?.rows ?? []) {
      looked += 1;
      if (looked % ROWS_PER_STEP === 0) yield undefined;
      const set = sets[row] ?? 0;
      const known = grown.get(set);
      if (known === undefined) {
        grown.set(set, worst.length);
        sets[row] = worst.length;
        worst.push(place);
        others.push(set);
      } else sets[row] = known;
    }
  }
  return { sets, worst, others };
}

function* markRows(
  sets: Uint32Array,
  worst: readonly number[],
  severities: Uint8Array,
): Generator<undefined, Readonly<{ marks: Bytes; markedCount: number }>> {
  const marks = new Uint8Array(sets.length);
  let markedCount = 0;
  for (let row = 0; row < sets.length; row += 1) {
    if (row % (8 * ROWS_PER_STEP) === 8 * ROWS_PER_STEP - 1) yield undefined;
    const set = sets[row] ?? 0;
    if (set === 0) continue;
    marks[row] = 1 + (severities[worst[set] ?? 0] ?? 0);
    markedCount += 1;
  }
  return { marks, markedCount };
}

const packLines = (lines: readonly string[]): PackedLines => {
  const ends = new Uint32Array(lines.length);
  let end = 0;
  lines.forEach((line, place) => {
    end += line.length;
    ends[place] = end;
  });
  return { text: lines.join(''), ends };
};
