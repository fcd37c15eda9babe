// Makes a flow table of recorded columns, or says that they are none.
import type { FlowTable } from '../../../flows/flow-table.ts';
import type { Codes, Numbers, Whole } from '../../../flows/table/growing.ts';
import { openTable } from '../../../flows/table/open-table.ts';
import type { PackedEnds, PackedRows } from '../../../flows/table/packed-table.ts';
import { ColumnIntake } from './column-intake.ts';
import { readTexts } from './read-texts.ts';

type Limits = Readonly<{ texts: number; sets: number; ends: number }>;

/** Pauses after each piece of work. The same order as in write-columns.ts. */
export function* readColumns(
  columns: readonly Uint8Array[],
  seed: number,
): Generator<undefined, FlowTable | undefined> {
  const intake = new ColumnIntake(columns);
  const textBytes = intake.bytes();
  const textEnds = intake.offsets(textBytes.length);
  if (intake.isBroken) return undefined;
  const texts = yield* readTexts(textBytes, textEnds, seed);
  const textCount = textEnds.length - 1;
  const codes = intake.codes(textCount);
  const sets = { codes, offsets: intake.offsets(codes.length) };
  const known = { texts: textCount, sets: Math.max(0, sets.offsets.length - 1) };
  const ends = yield* readEnds(intake, { ...known, ends: 0 });
  const rows = yield* readRows(intake, { ...known, ends: ends.count });
  return intake.isBroken || !intake.isAtEnd ? undefined : openTable({ rows, ends, texts, sets });
}

function* readEnds(intake: ColumnIntake, limits: Limits): Generator<undefined, PackedEnds> {
  const did = intake.ids(intake.countOf(Float64Array.BYTES_PER_ELEMENT));
  const count = did.length;
  const text = (): Taken<Codes> => taken(() => intake.codes(limits.texts, count));
  const instants = (): Taken<Numbers> => taken(() => intake.instants(count));
  return {
    count,
    did,
    ip: yield* text(),
    hostname: yield* text(),
    label: yield* text(),
    mac: yield* text(),
    vendor: yield* text(),
    os: yield* text(),
    deviceType: yield* text(),
    country: yield* text(),
    firstSeenAt: yield* instants(),
    lastSeenAt: yield* instants(),
    tags: yield* taken(() => intake.codes(limits.sets, count)),
  };
}

function* readRows(intake: ColumnIntake, limits: Limits): Generator<undefined, PackedRows> {
  const rowCount = intake.countOf(Uint32Array.BYTES_PER_ELEMENT);
  const text = (): Taken<Codes> => taken(() => intake.codes(limits.texts, rowCount));
  const party = (): Taken<Codes> => taken(() => intake.codes(limits.ends, rowCount));
  const ports = (): Taken<Whole> => taken(() => intake.ports(rowCount));
  const amounts = (): Taken<Numbers> => taken(() => intake.amounts(rowCount));
  const instants = (): Taken<Numbers> => taken(() => intake.instants(rowCount));
  return {
    rowCount,
    source: yield* party(),
    destination: yield* party(),
    sourcePort: yield* ports(),
    destinationPort: yield* ports(),
    protocol: yield* text(),
    applicationProtocol: yield* text(),
    direction: yield* text(),
    bytes: yield* amounts(),
    packets: yield* amounts(),
    durationMs: yield* amounts(),
    startAt: yield* instants(),
    endAt: yield* instants(),
    flags: yield* taken(() => intake.codes(limits.sets, rowCount)),
    score: yield* taken(() => intake.scores(rowCount)),
  };
}

type Taken<T> = Generator<undefined, T>;

/** A column is a piece of work; in an object they are taken in the order in which they stand there. */
function* taken<T>(take: () => T): Taken<T> {
  yield;
  return take();
}
