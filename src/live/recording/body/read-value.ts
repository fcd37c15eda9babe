// Puts a value together again out of the blocks of a body, or says that they make none.
import type { NetworkSummary, TrafficMetric, TrafficSections } from '../../../domain/flow.ts';
import type { NetworkAnswer } from '../../../flows/network-answer.ts';
import { isWrong, type Read } from '../../../wire/reading.ts';
import { parseJson } from '../format.ts';
import type { ValueKind } from '../value-of-key.ts';
import { metricPoints, networkSummary, trafficMetric, trafficParties, trafficSections } from '../values/network.ts';
import { flag, maybe, shape, sureText } from '../values/shapes.ts';
import { type Block, type BlockKind, readBlocks } from './blocks.ts';
import { readColumns } from './read-columns.ts';

/** `undefined` stands for a body that makes no value of this kind. Pauses after each piece of work. */
export function* readValue(bytes: Uint8Array, kind: ValueKind, seed: number): Generator<undefined, unknown> {
  const blocks = readBlocks(bytes);
  const [first] = blocks ?? [];
  if (blocks === undefined || first?.kind !== 'value') return undefined;
  return kind.kind === 'network' ? yield* readNetwork(first, blocks, seed) : readJson(first, kind.read);
}

type NetworkHead = Readonly<{
  summary: NetworkSummary | undefined;
  metric: string | undefined;
  sections: TrafficSections | undefined;
  counted: TrafficMetric | undefined;
  hasFlows: boolean;
  hasPoints: boolean;
  /** Recordings of earlier versions do not tell. */
  hasParties: boolean | undefined;
}>;

const networkHead = shape<NetworkHead>({
  summary: maybe(networkSummary),
  metric: maybe(sureText),
  sections: maybe(trafficSections),
  counted: maybe(trafficMetric),
  hasFlows: flag,
  hasPoints: flag,
  hasParties: maybe(flag),
});

function* readNetwork(
  first: Block,
  blocks: readonly Block[],
  seed: number,
): Generator<undefined, NetworkAnswer | undefined> {
  const head = readJson(first, networkHead);
  if (head === undefined) return undefined;
  const points = yield* readList(blocks, 'points', metricPoints);
  const parties = yield* readList(blocks, 'parties', trafficParties);
  if (points === undefined || parties === undefined) return undefined;
  const columns = blocks.filter(({ kind }) => kind === 'column').map((block) => block.bytes);
  const flows = head.hasFlows ? yield* readColumns(columns, seed) : undefined;
  if (head.hasFlows && flows === undefined) return undefined;
  return {
    flows,
    summary: head.summary,
    metric: head.metric,
    points: head.hasPoints ? points : undefined,
    sections: head.sections,
    parties: head.hasParties === true ? parties : undefined,
    counted: head.counted,
  };
}

/** Everything in the blocks of this kind; undefined when one of them holds something else. */
function* readList<T>(
  blocks: readonly Block[],
  kind: BlockKind,
  read: Read<readonly T[]>,
): Generator<undefined, readonly T[] | undefined> {
  const all: T[] = [];
  for (const block of blocks.filter((one) => one.kind === kind)) {
    const some = readJson(block, read);
    if (some === undefined) return undefined;
    for (const value of some) all.push(value);
    yield;
  }
  return all;
}

const readJson = <T>({ bytes }: Block, read: Read<T>): T | undefined => {
  const value = read(parseJson(bytes));
  return isWrong(value) ? undefined : value;
};
