// Two hundred thousand flows in one answer: written while they are made, in memory that does not grow with them.
import { get } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { SimulatedFlow } from '../../src/simulator/model.ts';
import { anAppliance, signedHeaders, stopAppliances } from './ask.ts';
import { aDevice, aFlow, fakeEngine, NOW_AT, peer } from './fake-engine.ts';

afterEach(stopAppliances);

const FLOW_COUNT = 200_000;

/** Made anew each time, as the real engine makes them. */
async function* manyFlows(): AsyncGenerator<readonly SimulatedFlow[]> {
  const devices = Array.from({ length: 100 }, (_, index) => aDevice(index + 1));
  const outside = peer();
  for (let from = 0; from < FLOW_COUNT; from += 1_000)
    yield devices.flatMap((device, index) =>
      Array.from({ length: 10 }, (_, number) =>
        aFlow({
          source: { kind: 'device', device },
          destination: outside,
          startAt: NOW_AT - FLOW_COUNT + from + index * 10 + number,
          bytesOut: from + index,
        }),
      ),
    );
}

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

const usedBytes = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe('a very large answer', () => {
  it('streams whole, in flat memory', async () => {
    const appliance = await anAppliance({ engine: fakeEngine({ batches: manyFlows }) });
    const beforeBytes = usedBytes();
    let byteCount = 0;
    let flowCount = 0;
    let mostBytes = 0;
    let nextLookAt = 10_000_000;
    let tail = '';
    await new Promise<void>((done, fail) => {
      const headers = signedHeaders(appliance, '/network');
      get(`${appliance.url}/network`, { headers, agent: false }, (response) => {
        response.on('data', (chunk: Buffer) => {
          byteCount += chunk.length;
          flowCount += chunk.toString('latin1').split('"sourceport"').length - 1;
          tail = (tail + chunk.toString('latin1')).slice(-2_000);
          if (byteCount < nextLookAt) return;
          nextLookAt += 20_000_000;
          mostBytes = Math.max(mostBytes, usedBytes());
        });
        response.on('end', done);
        response.on('error', fail);
      }).on('error', fail);
    });
    expect(byteCount).toBeGreaterThan(60_000_000);
    // A key may be cut in two by the border of a chunk, and is then not seen.
    expect(flowCount).toBeGreaterThan(FLOW_COUNT * 0.99);
    expect(tail).toContain(`"summary":{"totalconnections":${FLOW_COUNT},`);
    expect(tail.endsWith('}')).toBe(true);
    expect(mostBytes - beforeBytes).toBeLessThan(25_000_000);
  });
});
