// Measures 20,000 flows and prints the numbers as JSON, for a test: run by Node itself, as a test runner's imports cost more than the work.
import { buffersOf } from '../../src/flows/table/packed-table.ts';
import { FlowIntake } from '../../src/wire/documented/flow-intake.ts';
import { packNetwork } from '../../src/wire/documented/network.ts';
import { writeFlowBody } from './flow-body.ts';

const RUNS = 12;
const CHUNK_BYTES = 64 * 1024;

const body = await writeFlowBody(20_000);

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < body.length; from += CHUNK_BYTES) yield body.subarray(from, from + CHUNK_BYTES);
}

const pack = async () => {
  const packed = await packNetwork(chunks(), { now: () => 0, pause: () => Promise.resolve() }, new FlowIntake(1));
  if (!packed.ok || packed.value.flows === undefined) throw new Error('the body is no answer');
  return packed.value.flows;
};

const parse = () => JSON.parse(new TextDecoder().decode(body));

/** The least of several runs: whatever else the machine does only adds to it. */
const leastMs = async (work: () => unknown): Promise<number> => {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    await work();
    took.push(performance.now() - startedAt);
  }
  return Math.min(...took);
};

const table = await pack();
const heldBytes = buffersOf(table).reduce((sum, buffer) => sum + buffer.byteLength, 0);
const ratio = (await leastMs(pack)) / (await leastMs(parse));
const { rowCount } = table.rows;
console.log(
  JSON.stringify({ rowCount, parsedCount: parse().traffic.length, bytesPerFlow: heldBytes / rowCount, ratio }),
);
