// Measures the way of 200,000 flows from bytes to a table, and prints each number beside its budget. Run it with --expose-gc.
import { openFlowReader } from '../../src/live/flows/open-flow-reader.ts';
import { FlowIntake } from '../../src/wire/documented/flow-intake.ts';
import { packNetwork } from '../../src/wire/documented/network.ts';
import { clientWith } from '../live/flows-from-memory.ts';
import { writeFlowBody } from './flow-body.ts';

const FLOW_COUNT = 200_000;
const RUNS = 5;
const CHUNK_BYTES = 64 * 1024;
const MB = 1024 * 1024;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const print = (what: string, measured: string, budget: string): void =>
  console.log(`${what.padEnd(44)}${measured.padEnd(34)}${budget}`);

const timed = async (work: () => unknown): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const piecesOf = (body: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(body.length / CHUNK_BYTES) }, (_, index) =>
    body.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES),
  );

const STEADY = { now: () => 0, pause: () => Promise.resolve() };

async function* stream(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const read = async (pieces: readonly Uint8Array[]) => {
  const packed = await packNetwork(stream(pieces), STEADY, new FlowIntake(1));
  if (!packed.ok || packed.value.flows === undefined) throw new Error('the body is no answer');
  return packed.value.flows;
};

/** Of this thread alone, so that what else the machine does hardly counts. */
const processorMs = async (work: () => unknown): Promise<number> => {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
};

/** Side by side in the same process, so that the machine's mood is the same for both. */
const measureDecoding = async (body: Uint8Array): Promise<void> => {
  const pieces = piecesOf(body);
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  const own: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const ownMs = await processorMs(() => read(pieces));
    globalThis.gc?.();
    const theirMs = await processorMs(() => JSON.parse(text.toString('utf8')));
    globalThis.gc?.();
    // The first run warms both up.
    if (run > 0) {
      own.push(ownMs);
      theirs.push(theirMs);
    }
  }
  const ratio = median(own) / median(theirs);
  const told = `${median(own).toFixed(0)} ms, JSON.parse ${median(theirs).toFixed(0)} ms: ${ratio.toFixed(2)}`;
  print('decoding altogether', told, '0.6 x JSON.parse');
};

/** Twice with a turn between: what waits for a finalizer goes with the second. */
const bytesHeld = async (): Promise<number> => {
  globalThis.gc?.();
  await new Promise((resume) => setImmediate(resume));
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Sampled between the chunks, without collecting garbage: what a machine has to have. */
const measureMemory = async (body: Uint8Array): Promise<void> => {
  // What made the body, and the compiled code of a first read, are not what is measured.
  await read(piecesOf(body));
  const before = await bytesHeld();
  let most = before;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    for (const piece of piecesOf(body)) {
      yield piece;
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      most = Math.max(most, heapUsed + arrayBuffers);
    }
  };
  const packed = await packNetwork(watched(), STEADY, new FlowIntake(1));
  const held = (await bytesHeld()) - before;
  const rowCount = packed.ok ? (packed.value.flows?.rows.rowCount ?? 0) : 0;
  print('memory beyond the columns', `${((most - before - held) / MB).toFixed(1)} MB`, '32 MB');
  print('memory per flow held', `${(held / rowCount).toFixed(0)} B`, '150 B');
};

type Delay = Readonly<{
  ms: number /** So much of it this thread was at work, and not kept from it by others. */;
  workMs: number;
}>;

/** The longest times between two ticks of a timer of 1 ms, less the tick itself. */
const watchDelay = (): (() => Delay) => {
  let ms = 0;
  let workMs = 0;
  let lastAt = performance.now();
  let last = process.threadCpuUsage();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.threadCpuUsage(last);
    ms = Math.max(ms, now - lastAt - 1);
    workMs = Math.max(workMs, (user + system) / 1000);
    lastAt = now;
    last = process.threadCpuUsage();
  };
  const timer = setInterval(look, 1);
  return () => {
    clearInterval(timer);
    look();
    return { ms, workMs };
  };
};

const measureThread = async (body: Uint8Array): Promise<void> => {
  const reader = openFlowReader();
  const startMs = await timed(() => reader.fetch(clientWith([Buffer.from('{"traffic":[]}')]), {}));
  print('start of the thread to its first answer', `${startMs.toFixed(0)} ms`, '40 ms');
  const pieces = piecesOf(body);
  const delays: Delay[] = [];
  const tails: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    let lastByteAt = 0;
    const nextTurn = (): Promise<void> => new Promise((resume) => setImmediate(resume));
    const client = clientWith(pieces, {
      onChunk: async (index) => {
        await nextTurn();
        if (index === pieces.length - 1) lastByteAt = performance.now();
      },
    });
    const stop = watchDelay();
    const answer = await reader.fetch(client, {});
    tails.push(performance.now() - lastByteAt);
    delays.push(stop());
    if (!answer.ok) throw new Error(answer.failure.came);
  }
  await reader.close();
  print('last byte to table', `${median(tails).toFixed(0)} ms`, '100 ms');
  const worstMs = Math.max(...delays.map(({ ms }) => ms));
  const workMs = Math.max(...delays.map((delay) => delay.workMs));
  print('longest hold of the main thread', `${worstMs.toFixed(1)} ms, at work ${workMs.toFixed(1)} ms`, '16 ms');
};

const body = await writeFlowBody(FLOW_COUNT);
console.log(`${(body.length / 1e6).toFixed(0)} MB of flows as the simulated appliance writes them\n`);
print('what', 'measured', 'budget');
await measureMemory(body);
await measureDecoding(body);
await measureThread(body);
