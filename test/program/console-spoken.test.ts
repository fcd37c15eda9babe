// For a screen reader the console speaks: plain lines, each once, and nothing that moves a cursor.
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, FROZEN, startConsole } from './console-driver.ts';

afterEach(closeConsoles);

const saidSince = async (driven: Driven, mark: number, wanted: RegExp): Promise<string> => {
  await driven.waitFor(() => wanted.test(driven.bytesSince(mark).toString()));
  return driven.bytesSince(mark).toString();
};

describe('the console for a screen reader', () => {
  it('speaks what is new in plain lines, and ends with 0', async () => {
    const driven = startConsole([...FROZEN, '--screen-reader'], { size: { cols: 100, rows: 40 } });
    await saidSince(driven, 0, /critical alerts in 24 h/);
    const mark = driven.mark();
    driven.send('2');
    const flows = await saidSince(driven, mark, /all flows: [\d,]+/);
    expect(flows).toMatch(/Flows/);
    expect(flows).not.toContain('critical alerts');
    const help = driven.mark();
    driven.send('?');
    expect(await saidSince(driven, help, /one row down/)).toMatch(/^Lists\r$/m);
    driven.send('q');
    driven.send('q');
    expect((await driven.exit).code).toBe(0);
    expect(driven.bytes().toString()).not.toContain('\u001b');
    expect((await driven.screen()).isAlternate).toBe(false);
  });
});
