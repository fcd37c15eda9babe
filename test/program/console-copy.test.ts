// The console puts what is selected on the clipboard of the terminal, and says so.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, FIRST_FLOW, FROZEN, openConsole, openFlows } from './console-driver.ts';

afterEach(closeConsoles);

/** What the terminal was asked to put on its clipboard. */
const copied = (bytes: Buffer): readonly string[] =>
  [...bytes.toString().matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007/g)].map(([, encoded = '']) =>
    Buffer.from(encoded, 'base64').toString(),
  );

const pressY = async (driven: Driven): Promise<Readonly<{ text: string; told: string }>> => {
  const mark = driven.mark();
  driven.send('y');
  const { lines } = await driven.waitFor(/characters sent to the terminal's clipboard/);
  const [text, ...others] = copied(driven.bytesSince(mark));
  expect(others).toEqual([]);
  return { text: text ?? '', told: lines.at(-2)?.trim() ?? '' };
};

describe('y', () => {
  it('copies the selected flow, and says how much that was', async () => {
    const driven = await openFlows();
    driven.send('jj');
    const { lines } = await driven.waitFor((view) => view.lines[FIRST_FLOW + 2]?.startsWith('›') === true);
    const { text, told } = await pressY(driven);
    const [time = '', source = ''] = lines[FIRST_FLOW + 2]?.slice(3).split(/\s+/) ?? [];
    expect(text).toContain(time.replace('Z', ''));
    expect(text).toContain(source);
    expect(told).toBe(`flow: ${[...text].length} characters sent to the terminal's clipboard`);
  });

  it('copies the selected recommendation, whole even where the screen cuts it', async () => {
    const { text, told } = await pressY(await openConsole());
    expect(text).toMatch(/^3 critical alerts in 24 h/);
    expect(told).toMatch(/^finding: \d+ characters/);
  });

  it('says so where the configuration switched it off, and sends nothing', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-copy-')), 'config.toml');
    writeFileSync(file, 'copy = "off"\n');
    const driven = await openFlows([...FROZEN, '--config', file]);
    driven.send('y');
    const { lines } = await driven.waitFor(/switched off in the configuration/);
    expect(lines.at(-2)).toContain('Set copy = "osc52" to use it.');
    expect(driven.bytes().toString()).not.toContain('\u001b]52');
  });
});
