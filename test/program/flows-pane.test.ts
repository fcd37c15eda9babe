// The flows pane of the built program: who filters, what is asked again and what is not, what is written into files.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FLOWS_SHOWN,
  FROZEN,
  JUDGED,
  openConsole,
  openFlows,
  SMALL,
} from './console-driver.ts';
import { type Simulated, startSimulated } from './run-program.ts';

const WIDE = { cols: 160, rows: 40 };

let appliance: Simulated | undefined;

afterEach(async () => {
  await closeConsoles();
  await appliance?.stop();
  appliance = undefined;
});

/** An appliance elsewhere, which tells what it was asked. */
const openElsewhere = async (): Promise<Driven> => {
  appliance = await startSimulated(...SMALL);
  return openConsole(['--interval', '10m'], { env: appliance.env, size: WIDE });
};

/** The questions for flows, in their order, without the times in them. */
const flowsAsked = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${appliance?.url}/_simulator/log`, { headers: { 'x-darktop-control': '1' } });
  const targets = [...(await answer.text()).matchAll(/"(\/network[^"]*)"/g)].map(([, target = '']) => target);
  return targets
    .map((target) => target.replace(/[?&](?:start|end)time=\d+/g, ''))
    .filter((target) => !/metric|responsedata|fulldevicedetails|did=/.test(target));
};

describe('a filter', () => {
  it('is asked of the appliance where nothing is here yet, and done here once all is', async () => {
    const driven = await openElsewhere();
    const before = (await flowsAsked()).length;
    driven.send(':filter port:443 bytes>100k\r');
    await driven.waitFor(FLOWS_SHOWN);
    await driven.waitFor(/\(by the appliance: port:443; here: bytes>100k\)/);
    expect((await flowsAsked()).slice(before)).toEqual(['/network&port=443']);
    driven.send('/ dst:198.51.100.0/24\r');
    await driven.waitFor(/by the appliance: port:443; here: bytes>100k dst:198/);
    driven.send('x');
    await driven.waitFor(/all flows: [\d,]+ /);
    driven.send('/port:443 app:https\r');
    await driven.waitFor(/https flows with port 443.* \(filtered here\)/);
    expect((await flowsAsked()).slice(before)).toEqual(['/network&port=443', '/network']);
  });

  it('by the number of a subnet is the appliance’s', async () => {
    const driven = await openElsewhere();
    driven.send(':filter sid:2\r');
    await driven.waitFor(/flows of subnet 2: [\d,]+ {2}\(filtered by the appliance\)/);
    expect((await flowsAsked()).at(-1)).toBe('/network&viewsubnet=2');
    driven.send('/ or port:22\r');
    await driven.waitFor(/only the appliance can tell sid/);
  });
});

describe('what is shown', () => {
  it('is written into a file with the query, the window and the count on top', async () => {
    const driven = await openFlows([...FROZEN], { size: WIDE });
    driven.send('/dport:445\r');
    const { lines } = await driven.waitFor(/flows to port 445: ([\d,]+) of [\d,]+ /);
    const [, count = '', all = ''] = /: ([\d,]+) of ([\d,]+) /.exec(lines.join('\n')) ?? [];
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-flows-')), 'smb.ndjson');
    driven.send(`:write ndjson ${file}\r`);
    await driven.waitFor(/wrote .*smb\.ndjson/);
    const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split('\n');
    expect(JSON.parse(head)).toMatchObject({
      darktop: 'flows',
      filter: 'dport:445',
      count: Number(count.replaceAll(',', '')),
      of: Number(all.replaceAll(',', '')),
      window: { start: '2026-01-14T14:00:00.000Z', end: '2026-01-15T14:00:00.000Z' },
    });
    expect(rows).toHaveLength(Number(count.replaceAll(',', '')));
    expect(new Set(rows.map((row) => JSON.parse(row).destinationPort))).toEqual(new Set([445]));
  });

  it('leads through the pages and back to the table by their rows', async () => {
    const driven = await openFlows([...FROZEN], { size: WIDE });
    driven.send('l');
    await driven.waitFor(/›Groups/);
    await driven.waitFor(/by application: \d+ groups, by connections/);
    driven.send('l');
    await driven.waitFor(/›Traffic/);
    await driven.waitFor(/NET-TOTALS/);
    driven.send('\r');
    await driven.waitFor(/external flows: [\d,]+ of/);
    driven.send('\u001b');
    await driven.waitFor(/›Traffic/);
    for (const [page, sign] of [
      ['Protocols', /NET-PROTO/],
      ['External', /NET-DEST/],
      ['Talkers', /NET-TALKERS/],
      ['Subnets', /NET-SUBNET/],
      ['Map', /subnets by bytes/],
    ] as const) {
      driven.send('l');
      await driven.waitFor(`›${page}`);
      await driven.waitFor(sign);
    }
    driven.send('\r');
    await driven.waitFor(/›2 Flows .* src:/);
    await driven.waitFor(JUDGED);
  });

  it('of one flow comes with everything that is known of its devices', async () => {
    const driven = await openFlows([...FROZEN], { size: WIDE });
    driven.send('\r');
    await driven.waitFor(/flow 1 of/);
    await driven.waitFor(/(?:source|destination) MAC +[\dA-F:]{17}/);
    driven.send('j');
    await driven.waitFor(/flow 2 of/);
  });
});

describe('while paused', () => {
  it('the view stands still, and what begins is counted', async () => {
    appliance = await startSimulated('--seed', '1', '--devices', '40', '--flows-per-hour', '40000');
    const driven = await openFlows(['--window', '1h', '--interval', '5s'], { env: appliance.env, size: WIDE });
    driven.send('p');
    const { lines } = await driven.waitFor(/paused: the flows of [\d:]{8}Z stand still; [\d,]+ more ha/);
    const table = lines.slice(7, 20);
    await driven.waitFor(/stand still; (?!0 )[\d,]+ more ha/, { timeoutMs: 20_000 });
    expect((await driven.screen()).lines.slice(7, 20)).toEqual(table);
    driven.send('p');
    await driven.waitFor(/● live/);
  });
});
