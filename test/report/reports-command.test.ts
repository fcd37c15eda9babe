// `darktop report` inside the test: what was typed, windows, filters, parts, files, exit codes.
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type CommandLine, openCommandLine, type Ran } from './reports-run.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await openCommandLine();
});
afterEach(() => line.breakWith());
afterAll(() => line.stop());

const report = (...args: readonly string[]): Promise<Ran> => line.report(...args);

type Json = Readonly<{
  report: string;
  window: Readonly<{ startAt: string; endAt: string; hours: number; endsNow: boolean }>;
  data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  findings: readonly Readonly<{ severity: string }>[];
  notReported: readonly Readonly<{ id: string; reason: string }>[];
}>;

const json = async (...args: readonly string[]): Promise<Json> => {
  const { code, out, err } = await report(...args, '--format', 'json');
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
};

/** What the appliance was asked, as the report for auditors tells it. */
const targetsOf = async (...args: readonly string[]): Promise<readonly string[]> => {
  const asked = (await json('compliance', ...args)).data['CMP-SOURCE']?.asked;
  if (!Array.isArray(asked)) throw new Error('nothing was asked');
  return asked.map(({ target }) => decodeURIComponent(target));
};

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'darktop-report-'));

describe('what was typed wrong', () => {
  it.each([
    [['dashbord'], 'Did you mean "dashboard"?'],
    [[], 'Known are dashboard, findings,'],
    [['device'], 'no device was named'],
    [['subnet'], 'Add its number or range'],
    [['subnet', '10.0.0.0/99'], 'neither a number nor a range'],
    [['dashboard', 'ws-0001'], 'is about the whole network'],
    [['traffic', '--similar', '3'], 'It is for peers.'],
    [['dashboard', '--filter', 'port:443'], 'does not take it'],
    [['device', '1', '--periods', '1,24'], 'does not take it'],
    [['dashboard', '--only', 'SEC-TREND,NET-DEST'], 'has SEC-EVENTS, SEC-SEVERITY'],
    [['dashboard', '--hours', '0'], 'from 1 to 8760'],
    [['dashboard', '--hours', '8761'], 'from 1 to 8760'],
    [['dashboard', '--hours', '1.5'], 'from 1 to 8760'],
    [['dashboard', '--top', '-1'], 'from 0 to'],
    [['dashboard', '--periods', '1x'], 'such as 1,6,24,168'],
    [['dashboard', '--periods', '1,2,3,4,5,6,7'], 'up to 6 periods'],
    [['dashboard', '--format', 'pdf'], 'text, json, markdown, csv, html'],
    [['dashboard', '--fail-on', 'grave'], 'critical, high, medium, low, info'],
    [['dashboard', '--to', 'yesterday'], '--to'],
    [['traffic', '--filter', 'port:443 byte>10m'], 'at character 10 (byte>10m): unknown field "byte"'],
    [['device', '1', '--interval', '3'], '1, 2, 4, 6, 12, 24'],
    [['device', 'ws-'], 'devices are called that: '],
    [['device', 'ws-0999'], 'Did you mean "ws-00'],
  ])('is said, with what to do: %j', async (args, told) => {
    const { code, out, err } = await report(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(told);
  });

  it('is a number that no device has', async () => {
    expect(await report('device', '99999')).toMatchObject({
      code: 65,
      out: '',
      err: expect.stringContaining('no such device'),
    });
  });
});

describe('one device', () => {
  it('is meant by its number, its name in any case, its address or its MAC address', async () => {
    const byNumber = await json('device', '4', '--only', 'DEV-IDENTITY');
    const { hostname, ip, mac } = byNumber.data['DEV-IDENTITY'] ?? {};
    for (const target of [hostname, String(hostname).toUpperCase(), ip, mac]) {
      expect(await json('device', String(target), '--only', 'DEV-IDENTITY')).toEqual(byNumber);
    }
    expect(Object.keys(byNumber.data)).toEqual(['DEV-IDENTITY']);
  });

  it('is not the address of nobody', async () => {
    const { code, err } = await report('device', '192.0.2.254');
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('nothing with this address talked in 24 h'),
    });
  });
});

describe('the window', () => {
  it('ends where it is told to, in every request that takes a time, and the figures change', async () => {
    const [now, then] = await Promise.all([json('dashboard'), json('dashboard', '--to', '2026-01-12 06:00:00')]);
    expect(then.window).toMatchObject({ endAt: '2026-01-12T06:00:00.000Z', hours: 24, endsNow: false });
    expect(then.data['SEC-EVENTS']).not.toEqual(now.data['SEC-EVENTS']);
    const targets = await targetsOf('--to', '2026-01-12 06:00:00', '--hours', '6');
    const timed = targets.filter((target) => target !== '/summarystatistics' && !target.startsWith('/deviceinfo'));
    expect(timed.length).toBeGreaterThan(4);
    const endAt = Date.parse('2026-01-12T06:00:00Z');
    for (const target of timed) expect(target).toMatch(new RegExp(`to=2026-01-12 06:00:00|endtime=${endAt}`));
  });

  it.each([
    [['--hours', '1'], '1h'],
    [['--hours', '8760'], '365d'],
    [['--periods', '1h,24h,7d'], '24h'],
    [['--periods', '6,48'], '6h'],
  ])('is as long as %j says', async (args, name) => {
    const made = await json('security', ...args, '--only', 'SEC-TOTAL');
    expect(Object.keys(made.data['SEC-TOTAL'] ?? {})).toContain(name);
    expect(made.window.hours).toBe(name.endsWith('d') ? 24 * Number.parseInt(name, 10) : Number.parseInt(name, 10));
  });
});

describe('a filter', () => {
  it('is handed to the appliance where it can filter, and applied here in any case', async () => {
    const targets = await targetsOf('--filter', 'port:443 proto:tcp bytes>1k', '--hours', '2');
    const flows = targets.filter((target) => target.startsWith('/network') && !target.includes('metric='));
    expect(flows).toEqual([expect.stringContaining('port=443')]);
    expect(flows[0]).toContain('protocol=tcp');
    const all = await json('traffic', '--hours', '24');
    const some = await json('traffic', '--hours', '24', '--filter', 'port:443 proto:tcp bytes>1k');
    const count = (made: Json): number => Number(made.data['NET-TOTALS']?.connections);
    expect(count(some)).toBeGreaterThan(0);
    expect(count(some)).toBeLessThan(count(all));
    expect(some.data['NET-PORTS']).toMatchObject({ destinations: [{ port: 443, sharePercent: 100 }] });
  });
});

describe('what was left out', () => {
  it.each([
    ['inventory', ['--filter', 'port:443'], '--filter', 'flows that do not match it were left out'],
    ['device-external', ['4', '--domain', 'example.com'], '--domain', 'other domains was left out'],
    ['device', ['4', '--port', '53', '--odid', '3', '--only', 'DEV-DEST'], '--port', 'on other ports was left out'],
  ])('is said in the report %s', async (name, args, id, reason) => {
    const made = await json(name, ...args);
    expect(made.notReported).toContainEqual({ id, reason: expect.stringContaining(reason) });
    expect((await report(name, ...args)).out.replace(/\s+/g, ' ')).toMatch(new RegExp(`Narrowed by [^.]*${id} `));
  });
});

describe('a part of a report', () => {
  it('is what --only names, whatever the case', async () => {
    const made = await json('dashboard', '--only', 'sec-trend,BW-NOW');
    expect(Object.keys(made.data).toSorted()).toEqual(['BW-NOW', 'SEC-TREND']);
    expect((await report('dashboard', '--only', 'SEC-TREND')).out).not.toContain('BW-NOW');
  });

  it('is as many rows as --top says, and all of them with 0', async () => {
    const [one, all] = await Promise.all([report('traffic', '--top', '1'), report('traffic', '--top', '0')]);
    expect(one.out).toMatch(/^and \d+ more$/m);
    expect(all.out).not.toMatch(/^and \d+ more$/m);
    expect(all.out.length).toBeGreaterThan(one.out.length);
  });
});

describe('a file', () => {
  it.each([
    ['json', /^\{/],
    ['md', /^# /],
    ['csv', /,/],
    ['html', /^<!doctype html>/i],
    ['txt', /^Notices\n/],
  ])('that ends in .%s has the format of its ending', async (ending, beginning) => {
    const path = join(aFolder(), `notices.${ending}`);
    expect(await report('notices', '--output', path)).toMatchObject({ code: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toMatch(beginning);
  });

  it('that ends in something no format has is refused, unless the format is named', async () => {
    const path = join(aFolder(), 'notices.pdf');
    expect(await report('notices', '--output', path)).toMatchObject({ code: 2, out: '' });
    expect(await report('notices', '--output', path, '--format', 'text')).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toMatch(/^Notices\n/);
  });

  it.each([
    ['a file with a slash behind it', (folder: string) => `${join(folder, 'there.txt')}/`],
    ['a name that no folder can hold', (folder: string) => join(folder, `${'a'.repeat(300)}.txt`)],
  ])('that is %s is refused with a reason', async (_, pathIn) => {
    const folder = aFolder();
    writeFileSync(join(folder, 'there.txt'), 'before');
    const { code, err } = await report('notices', '--output', pathIn(folder), '--format', 'text');
    expect(code).toBe(78);
    expect(err).toContain('--output');
  });

  it('may have the longest name that a folder can hold', async () => {
    const path = join(aFolder(), `${'a'.repeat(251)}.txt`);
    expect(await report('notices', '--output', path)).toMatchObject({ code: 0, err: '' });
  });

  it('has the format that is named, whatever its ending', async () => {
    const path = join(aFolder(), 'notices.html');
    await report('notices', '--output', path, '--format', 'json');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ report: 'notices' });
  });

  it('is never half there: it is the old one or the new one, and no draft stays', async () => {
    const folder = aFolder();
    const path = join(folder, 'notices.json');
    const old = '{"old":true}';
    writeFileSync(path, old);
    const seen = new Set<string>();
    const watcher = watch(folder, () => seen.add(readFileSync(path, 'utf8')));
    onTestFinished(() => watcher.close());
    await report('notices', '--output', path);
    const fresh = readFileSync(path, 'utf8');
    expect(JSON.parse(fresh)).toMatchObject({ report: 'notices' });
    expect([...seen].filter((text) => text !== old && text !== fresh)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['notices.json']);
  });

  it('in a folder that is not there, or that is a folder itself, is refused and leaves nothing behind', async () => {
    const folder = aFolder();
    const missing = await report('notices', '--output', join(folder, 'none', 'notices.json'));
    expect(missing).toMatchObject({ code: 78, out: '', err: expect.stringContaining('there is no such folder') });
    mkdirSync(join(folder, 'taken'));
    const taken = await report('notices', '--output', join(folder, 'taken'));
    expect(taken).toMatchObject({ code: 78, err: expect.stringContaining('it is a folder') });
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('keeps who may read it, and a link to it stays a link', async () => {
    const folder = aFolder();
    const [path, link] = [join(folder, 'real.json'), join(folder, 'link.json')];
    writeFileSync(path, '', { mode: 0o640 });
    symlinkSync(path, link);
    await report('notices', '--output', link);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ report: 'notices' });
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder)).toEqual(['link.json', 'real.json']);
  });

  it('that is a pipe is written to and not replaced', async () => {
    const path = join(aFolder(), 'pipe.json');
    execFileSync('mkfifo', [path]);
    const [{ code }, text] = await Promise.all([report('notices', '--output', path), readFile(path, 'utf8')]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ report: 'notices' });
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  it('called - is standard output', async () => {
    expect((await report('notices', '--output', '-')).out).toBe((await report('notices')).out);
  });
});

describe('the exit code', () => {
  it('is 3 when a finding is as severe as --fail-on says, and 0 when none is', async () => {
    const { findings } = await json('dashboard');
    const severities = new Set(findings.map(({ severity }) => severity));
    for (const severity of ['critical', 'low']) {
      const isFound = severity === 'low' ? severities.size > 0 : severities.has('critical');
      expect((await report('dashboard', '--fail-on', severity)).code).toBe(isFound ? 3 : 0);
    }
    expect((await report('notices', '--fail-on', 'critical')).code).toBe(0);
  });

  it.each([
    ['error=503', 69],
    ['error=403', 77],
    ['html', 65],
  ])('is that of the trouble when nothing can be had (%s), and the report stays away', async (fault, code) => {
    line.breakWith(fault);
    expect(await report('dashboard')).toMatchObject({ code, out: '', err: expect.stringMatching(/^darktop: /) });
  });

  it('is that of the trouble when a part is missing, with everything else there', async () => {
    line.breakWith('error=503@network');
    const { code, out, err } = await report('compliance');
    expect(code).toBe(69);
    expect(out).toContain('Not reported');
    expect(out).toContain('MIT-COVERAGE');
    expect(err.match(/network: /g)).toHaveLength(1);
  });
});
