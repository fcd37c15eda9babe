// The device pane of the built program: how it is asked, where figures lead and how one comes back, two devices beside each other.
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, openConsole, SMALL } from './console-driver.ts';
import { runProgram, type Simulated, startSimulated } from './run-program.ts';

const SIZE = { cols: 130, rows: 36 };

let appliance: Simulated | undefined;

afterEach(async () => {
  await closeConsoles();
  await appliance?.stop();
  appliance = undefined;
});

/** On the overview of ws-0009, once everything is there. */
const openDevice = async (): Promise<Driven> => {
  appliance = await startSimulated(...SMALL);
  const driven = await openConsole(['--interval', '10m'], { env: appliance.env, size: SIZE });
  driven.send(':device ws-0009\r');
  await driven.waitFor(({ lines }) => {
    const text = lines.join('\n');
    return /What was found +(\d|nothing)/.test(text) && !text.includes('still to come');
  });
  return driven;
};

/** The questions about devices, in their order. */
const devicesAsked = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${appliance?.url}/_simulator/log`, { headers: { 'x-darktop-control': '1' } });
  return [...(await answer.text()).matchAll(/"(\/deviceinfo[^"]*)"/g)].map(([, target = '']) => target);
};

const parametersOf = (words: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...words.matchAll(/([a-z]+)=([\w.]+)/g)].map(([, name = '', value = '']) => [name, value]));

const selected = (name: string): RegExp => new RegExp(`^› +${name} `);

describe('a device', () => {
  it('is asked about as one has set it up, which the path says, and the command lines ask the same', async () => {
    const driven = await openDevice();
    const before = (await devicesAsked()).length;
    driven.send('i');
    await driven.waitFor('Length of an interval');
    driven.send('jj\r');
    await driven.waitFor(/co 4h, 5 similar/);
    driven.send('n');
    await driven.waitFor('How many similar devices');
    driven.send('k\r');
    await driven.waitFor(/co 4h, 3 similar/);
    driven.send('0');
    await driven.waitFor(/co 4h, no 0, 3 similar/);
    driven.send('/port:443 domain:nothing extra\r');
    await driven.waitFor(
      /only port:443 domain:nothing \(asked of the appliance\) +destinations with extra \(narrowed here\)/,
    );
    await driven.waitFor(/Device › port:443 .*› co 4h/);
    await driven.waitFor('none of what was asked for');
    driven.send('e');
    const { lines } = await driven.waitFor('The same from the appliance');
    const told = lines.join(' ').replaceAll(/\s+/g, ' ').split('darktop query ').slice(1);
    const asked = (await devicesAsked()).slice(before);
    expect(told).toHaveLength(3);
    for (const line of told) {
      const wanted = parametersOf(line.split(/ [A-Z]/)[0] ?? '');
      expect(wanted).toMatchObject({
        intervalhours: '4',
        showallgraphdata: 'false',
        port: '443',
        externaldomain: 'nothing',
      });
      // The console asks for empty intervals all the same, and leaves them out of its pictures.
      expect(asked.map(parametersOf)).toContainEqual({ ...wanted, showallgraphdata: 'true' });
    }
  });

  it('and its command lines answer with the figures of the screen', async () => {
    const driven = await openDevice();
    const { lines } = await driven.waitFor(/^ +[\d,]+ +peak/);
    const [, count = ''] = /^ +([\d,]+) +peak/m.exec(lines.join('\n')) ?? [];
    driven.send('e');
    const page = await driven.waitFor(/darktop report device \d+ --hours 24 --interval 1/);
    const [, line = ''] = /darktop (report device .*?)\s*$/m.exec(page.lines.join('\n')) ?? [];
    const { out } = await runProgram([...line.split(' '), '--format', 'json'], appliance?.env);
    const shown = Number(count.replaceAll(',', ''));
    const told = JSON.parse(out).data['DEV-ACTIVITY'].connections;
    // The clock of the appliance goes on.
    expect(Math.abs(told - shown)).toBeLessThanOrEqual(3);
    expect(shown).toBeGreaterThan(10);
  });

  it('leads from a destination to it, and Esc back to that very row', async () => {
    const driven = await openDevice();
    driven.send('llll');
    await driven.waitFor(/^ destinations: \d/m);
    driven.send('b');
    await driven.waitFor('Which destinations');
    driven.send('jj\r');
    const { lines } = await driven.waitFor(/internal destinations: \d+ of \d+/);
    const first = lines.findIndex((line) => line.startsWith('› '));
    const [, name = ''] = /^ +(\S+)/.exec(lines[first + 1] ?? '') ?? [];
    driven.send('j');
    await driven.waitFor(selected(name));
    driven.send('\r');
    await driven.waitFor(new RegExp(`3 Device ${name}`));
    driven.send('\u001b');
    await driven.waitFor(selected(name));
    driven.send('f');
    await driven.waitFor(/2 Flows/);
    await driven.waitFor(/flows of device #9: [\d,]+ /);
  });

  it('is laid beside one that resembles it, and beside one that is named', async () => {
    const driven = await openDevice();
    driven.send('v');
    await driven.waitFor('Lay beside it');
    driven.send('\r');
    await driven.waitFor(/DEV-COMPARE/);
    driven.send(':compare ws-0011\r');
    await driven.waitFor(/Device › beside ws-0011 › co 1h/);
    await driven.waitFor(/measure +ws-0009 +ws-0011/);
    driven.send(':compare ws-0009\r');
    await driven.waitFor('this is the same device');
  });
});

describe('an unknown device', () => {
  it('says so and what to do, on every page; and a bare number in the picker opens it', async () => {
    appliance = await startSimulated(...SMALL);
    const driven = await openConsole(['--interval', '10m'], { env: appliance.env, size: SIZE });
    driven.send('3');
    await driven.waitFor('choose a device');
    driven.send('/98765\r');
    await driven.waitFor(/98765 +not seen here/);
    driven.send('\r');
    await driven.waitFor(/knows no such device or has no data for it\. Check did/);
    driven.send('l');
    await driven.waitFor(/Device › Activity › co 1h/);
    await driven.waitFor(/knows no such device/);
    driven.send('o');
    await driven.waitFor(/98765 .*\n|98765/);
    await driven.waitFor('choose a device');
  });
});
