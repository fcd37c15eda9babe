// Flows by the ten thousand: not slower than JSON.parse by much whatever else runs, and small once they are there. The exact numbers are `npm run bench:decode`.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

describe('20,000 flows', () => {
  it('are in their table in little more time than JSON.parse takes for objects of them, on a busy machine too, in 150 bytes each', async () => {
    const { stdout } = await run(process.execPath, ['test/bench/small-decode.ts']);
    const { rowCount, parsedCount, bytesPerFlow, ratio } = JSON.parse(stdout);
    expect(rowCount).toBeGreaterThan(15_000);
    expect(rowCount).toBe(parsedCount);
    expect(bytesPerFlow).toBeLessThan(150);
    expect(ratio).toBeLessThan(2);
  });
});
