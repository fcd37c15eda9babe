// Commands typed after the colon, against an appliance elsewhere that tells what it was asked.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, openConsole, SMALL } from './console-driver.ts';
import { type Simulated, startSimulated } from './run-program.ts';

let appliance: Simulated;
let driven: Driven;

beforeAll(async () => {
  appliance = await startSimulated(...SMALL);
  driven = await openConsole([], { env: appliance.env });
});

afterAll(async () => {
  await closeConsoles();
  await appliance.stop();
});

/** Every path and query that the appliance was asked for. */
const asked = async (): Promise<string> => {
  const answer = await fetch(`${appliance.url}/_simulator/log`, { headers: { 'x-darktop-control': '1' } });
  return answer.text();
};

const command = (line: string): void => driven.send(`:${line}\r`);

describe('a command', () => {
  it(':window 6h changes the header, and what the appliance is asked for', async () => {
    command('window 6h');
    await driven.waitFor(/^ darktop .* last 6h /);
    await driven.waitFor(/Events per hour/);
    expect(await asked()).toMatch(/summarystatistics\?[^"]*hours=6\b/);
  });

  it(':window with something else says what is wrong and stays to be mended', async () => {
    command('window often');
    const { lines } = await driven.waitFor(/✗ window "often"/);
    expect(lines.at(-1)).toContain('esc close');
    driven.send('\u001b');
    await driven.waitFor(/q quit/);
  });

  it(':export csv writes a file of what is shown', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-export-')), 'out.csv');
    command(`export csv ${file}`);
    await driven.waitFor(/wrote .*out\.csv/);
    expect(readFileSync(file, 'utf8')).toMatch(/^[\w".,-]+,.*\r?\n/);
  });

  it(':export does not write over what is there', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-export-')), 'mine.csv');
    writeFileSync(file, 'mine');
    command(`export csv ${file}`);
    await driven.waitFor(/there is such a file already\. Name another/);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it(':export to where nothing can be written says so', async () => {
    command('export csv /nowhere/at/all.csv');
    const { lines } = await driven.waitFor(/:export.*\/nowhere\/at\/all\.csv/);
    expect(lines.at(-2)).not.toContain('wrote');
  });

  it(':device ws-0009 opens it', async () => {
    command('device ws-0009');
    const { lines } = await driven.waitFor(/name +ws-0009/);
    expect(lines[1]).toContain('›3 Device ws-0009');
  });

  it(':device with a name that nobody has says so', async () => {
    command('device ws-9999');
    const { lines } = await driven.waitFor(/none of the \d+ devices/);
    expect(lines.slice(-3).join(' ')).toContain('ws-9999');
  });

  it(':log lists the requests', async () => {
    command('log');
    const { lines } = await driven.waitFor(/› requests/);
    expect(lines.join('\n')).toMatch(/deviceinfo|summarystatistics/);
    driven.send('\u001b');
    await driven.waitFor(/q quit/);
  });

  it('never shows a token or a signature', async () => {
    const { DARKTOP_PUBLIC_TOKEN: publicToken = '', DARKTOP_PRIVATE_TOKEN: privateToken = '' } = appliance.env;
    expect([publicToken.length, privateToken.length]).toEqual([40, 40]);
    const written = driven.bytes().toString();
    expect(written).not.toContain(publicToken);
    expect(written).not.toContain(privateToken);
    // A signature is forty hexadecimal digits; nothing else on these screens is.
    expect(written).not.toMatch(/[0-9a-f]{40}/i);
  });
});
