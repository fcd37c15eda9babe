// What the console says of an appliance that is slow, refuses, fails, stops and comes back. The tests run at the same time: most of it is waiting.
import { afterAll, describe, expect, it } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FIRST_DATA,
  FLOWS_SHOWN,
  openConsole,
  openFlows,
  SMALL,
  startConsole,
} from './console-driver.ts';
import { type Simulated, startSimulated } from './run-program.ts';

const appliances = new Set<Simulated>();

afterAll(async () => {
  await closeConsoles();
  await Promise.all([...appliances].map(stop));
});

const startAppliance = async (...args: readonly string[]): Promise<Simulated> => {
  const appliance = await startSimulated(...SMALL, ...args);
  appliances.add(appliance);
  return appliance;
};

const stop = (appliance: Simulated): Promise<void> => {
  appliances.delete(appliance);
  return appliance.stop();
};

/** From now on these go wrong, and nothing else does. */
const setFaults = async ({ url }: Simulated, ...faults: readonly string[]): Promise<void> => {
  const answer = await fetch(`${url}/_simulator/faults`, {
    method: 'PUT',
    headers: { 'x-darktop-control': '1' },
    body: JSON.stringify(faults),
  });
  expect(await answer.json()).toEqual(faults);
};

/** Room for everything that the header can tell. */
const WIDE = { cols: 160, rows: 40 };

const EVERY_5_S = ['--interval', '5s'];

/** Longer than any try takes with all its repetitions. */
const PATIENT = { timeoutMs: 25_000 };

const header = async (driven: Driven): Promise<string> => (await driven.screen()).lines[0] ?? '';

/** On one line, where it takes two. */
const noticeOf = ({ lines }: Readonly<{ lines: readonly string[] }>): string => {
  const first = lines.findLastIndex((line) => line.startsWith(' ! '));
  return first === -1 ? '' : lines.slice(first, -1).join(' ');
};

describe.concurrent('the state of the console', () => {
  it('is live while the appliance answers, and says how long that took and when it is asked next', async () => {
    const { env } = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env, size: WIDE });
    await driven.waitFor(/^ darktop {2}127\.0\.0\.1 ● live .*\d m?s {3}refresh {2}[1-6]s {3}[\d-]{10} [\d:]{8}Z$/);
  });

  it('is paused by p, with a banner that says how to go on, and live again by p', async () => {
    const { env } = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env, size: WIDE });
    driven.send('p');
    const { lines } = await driven.waitFor(/^ darktop {2}127\.0\.0\.1 = paused /);
    expect(lines[2]).toMatch(/^ ‖ paused: nothing is asked, .*; p goes on$/);
    expect(lines[0]).not.toContain('refresh');
    expect(lines.join('\n')).toContain(FIRST_DATA);
    driven.send('p');
    const after = await driven.waitFor(/● live /);
    expect(after.lines.join('\n')).not.toContain('goes on');
  });

  it('is offline once the appliance is gone, keeps what was there, and recovers by itself within an interval', async () => {
    const first = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env: first.env, size: WIDE });
    await stop(first);
    const gone = await driven.waitFor(/✗ offline .* next try {2}[1-6]s /, PATIENT);
    expect(gone.lines.join('\n')).toContain(FIRST_DATA);
    expect(noticeOf(gone)).toMatch(/^ ! summarystatistics: .*nothing listens there.*, showing data of [\d:]{8}Z$/);
    await startAppliance('--port', new URL(first.url).port);
    const back = await driven.waitFor(/● live /, PATIENT);
    expect(back.seenAt - gone.seenAt).toBeLessThan(9_000);
    await driven.waitFor((view) => !noticeOf(view).includes('nothing listens'), PATIENT);
  });

  it('is refused with a wrong token, and says what to do', async () => {
    const { env } = await startAppliance();
    const wrong = { ...env, DARKTOP_PRIVATE_TOKEN: '0123456789abcdef0123456789abcdef01234567' };
    const driven = startConsole(EVERY_5_S, { env: wrong, size: WIDE });
    const { lines } = await driven.waitFor(/✗ refused /);
    expect(lines.slice(2, -2).join(' ').replaceAll(/\s+/g, ' ')).toContain(
      'the appliance refused the signature (400). Check the public and the private token',
    );
    expect(noticeOf({ lines })).toMatch(/^ ! summarystatistics: the appliance refused the signature/);
  });

  it('is stale when three intervals brought no news', async () => {
    const appliance = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env: appliance.env, size: WIDE });
    await setFaults(appliance, 'latency=5m');
    const { lines } = await driven.waitFor(/○ stale /, PATIENT);
    expect(lines.join('\n')).toContain(FIRST_DATA);
  });
});

describe.concurrent('trouble', () => {
  it('with everything that comes is no life: what is asked there has to be mended', async () => {
    const appliance = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env: appliance.env, size: WIDE });
    await setFaults(appliance, 'malformed');
    const { lines } = await driven.waitFor(/✗ refused /, PATIENT);
    expect(lines.join('\n')).toContain(FIRST_DATA);
  });

  it('of one endpoint is told in a notice below its old data, and is nobody else’s', async () => {
    const appliance = await startAppliance();
    const driven = await openFlows(EVERY_5_S, { env: appliance.env, size: WIDE });
    await setFaults(appliance, 'error=503@network');
    const { lines } = await driven.waitFor(
      (view) => /^ ! network: .*503.*, showing data of [\d:]{8}Z$/.test(noticeOf(view)),
      PATIENT,
    );
    expect(lines.join('\n')).toMatch(/all flows: [\d,]+ .*\n(?:.*\n)+ {3}rows 1-\d+ of/);
    driven.send('1');
    await driven.waitFor(FIRST_DATA);
    await driven.waitFor(/● live/, PATIENT);
    driven.send('2');
    await driven.waitFor(FLOWS_SHOWN);
    await setFaults(appliance);
    driven.send('r');
    await driven.waitFor((view) => !view.lines.join('\n').includes('503'), PATIENT);
  }, 60_000);

  it('of a rate limit is told, with when the next try is', async () => {
    const appliance = await startAppliance();
    const driven = await openConsole(EVERY_5_S, { env: appliance.env, size: WIDE });
    await setFaults(appliance, 'rate-limit=1');
    const { lines } = await driven.waitFor(
      (view) => /^ ! summarystatistics: .*429.*next try in +\d+ s/.test(noticeOf(view)),
      PATIENT,
    );
    expect(lines.join('\n')).toContain(FIRST_DATA);
  });
});

/** So many seconds later, by the clock of the console. */
const waitForClock = async (driven: Driven, seconds: number): Promise<void> => {
  const from = clockOf(await header(driven));
  await driven.waitFor(({ lines }) => clockOf(lines[0] ?? '') >= from + seconds * 1_000);
};

const clockOf = (line: string): number => Date.parse(`${line.slice(-20).replace(' ', 'T')}`);

/** What was asked for less than a second ago is not asked for anew. */
const LEAST_REFRESH_S = 2;

describe.concurrent('an answer that takes long', () => {
  it('shows how many bytes have come; Esc gives it up, and r asks again', async () => {
    const appliance = await startAppliance();
    await setFaults(appliance, 'latency=5m@summarystatistics');
    const driven = startConsole(['--interval', '1m'], { env: appliance.env, size: WIDE });
    await driven.waitFor(/^ {2}security 24h .* 0 B$/);
    await driven.waitFor(/esc back/);
    driven.send('\u001b');
    await driven.waitFor('given up; r asks again');
    expect((await driven.screen()).lines.join('\n')).not.toContain(' 0 B');
    await setFaults(appliance);
    await waitForClock(driven, LEAST_REFRESH_S);
    driven.send('r');
    await driven.waitFor(FIRST_DATA);
  });

  it('shows the bytes as they come', async () => {
    const appliance = await startAppliance();
    const driven = await openConsole(['--interval', '1m'], { env: appliance.env, size: WIDE });
    // Many devices are looked at closely, which takes its time by itself.
    driven.send('4');
    await driven.waitFor(/still being looked at, \d[\d.]* [KM]B so far$/);
    await driven.waitFor(/^ findings: .*devices were looked at closely/, PATIENT);
  });

  it('leaves the old data where they are, while it is awaited and after it was given up', async () => {
    const appliance = await startAppliance();
    const driven = await openFlows(['--interval', '1m'], { env: appliance.env, size: WIDE });
    const old = (await driven.screen()).lines.slice(2, -1);
    await setFaults(appliance, 'latency=5m@network');
    await waitForClock(driven, LEAST_REFRESH_S);
    driven.send('r');
    await waitForClock(driven, 4);
    driven.send('\u001b');
    const { lines } = await driven.waitFor('given up; r asks again');
    expect(lines[1]).toContain('›2 Flows');
    expect(lines.slice(3, 20)).toEqual(old.slice(1, 18));
  });
});
