// What somebody puts away in the findings pane of the built program is put away in the next console and in one beside it, and comes back when it is taken back.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConsoles, type Driven, FROZEN, openConsole, quit, rowsOf } from './console-driver.ts';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'darktop-decided-'));
});
afterAll(async () => {
  await closeConsoles();
  rmSync(home, { recursive: true, force: true });
});

const TOLD = /^ findings: .* looked at closely/;

const openFindings = async (env: Readonly<Record<string, string>> = {}): Promise<Driven> => {
  const driven = await openConsole(FROZEN, { env: { HOME: home, XDG_STATE_HOME: '', ...env } });
  driven.send('4');
  await driven.waitFor(TOLD);
  return driven;
};

const firstTitle = async (driven: Driven): Promise<string> =>
  /critical +\S+ +(.+?) {2,}/.exec(rowsOf(await driven.screen()).find((row) => row.startsWith('›')) ?? '')?.[1] ?? '';

const counted = (put: number) =>
  put === 0 ? / findings: \d+ {2}\d+ devices/ : new RegExp(`  ${put} acknowledged or muted`);

it('is put away for the next console and for one that runs beside it', { timeout: 120_000 }, async () => {
  const first = await openFindings();
  const beside = await openFindings();
  const acknowledged = await firstTitle(first);
  expect(acknowledged).not.toBe('');
  first.send('a');
  await first.waitFor(`acknowledged until it gets worse: ${acknowledged}`);
  await first.waitFor(counted(1));
  const muted = await firstTitle(first);
  expect(muted).not.toBe(acknowledged);
  first.send('m');
  await first.waitFor(/› rule \S+ about .* for an hour/);
  first.send('\r');
  await first.waitFor(counted(2));
  // What others decide is learned every few seconds.
  await beside.waitFor(counted(2), { timeoutMs: 40_000 });
  await quit(first);
  const next = await openFindings();
  await next.waitFor(counted(2));
  next.send('A');
  await next.waitFor(`(acknowledged) ${acknowledged.slice(0, 30)}`);
  await next.waitFor('(muted) ');
  next.send('ggu');
  await next.waitFor(`no longer acknowledged: ${acknowledged}`);
  await next.waitFor(counted(1));
  await beside.waitFor(counted(1), { timeoutMs: 40_000 });
});

it('where nothing can be kept it counts in this console, which says so', { timeout: 60_000 }, async () => {
  const file = join(home, 'no-folder');
  mkdirSync(home, { recursive: true });
  writeFileSync(file, '');
  const driven = await openFindings({ XDG_STATE_HOME: file });
  driven.send('a');
  await driven.waitFor(/in this console only:/);
  await driven.waitFor(counted(1));
});
