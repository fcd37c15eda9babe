// The built program records what its console is told, and shows it again without an appliance.
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unpackBody } from '../../src/live/recording/body/pack-body.ts';
import { LONGEST_FIRST_LINE, readFirstLine } from '../../src/live/recording/format.ts';
import { indexRecords } from '../../src/live/recording/index-records.ts';
import { openFile } from '../../src/live/recording/recording-file.ts';
import {
  closeConsoles,
  type Driven,
  FIRST_DATA,
  FLOWS_SHOWN,
  JUDGED,
  quit,
  rowsOf,
  SMALL,
  startConsole,
  startShell,
  waitForFirstPage,
} from './console-driver.ts';
import { runProgram, startSimulated } from './run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'darktop-replay-'));
const pathOf = (name: string): string => join(folder, name);

afterEach(closeConsoles);

/** Everything between the tabs and the last two lines, where notices and hints stand. */
const paneOf = async (driven: Driven): Promise<readonly string[]> => rowsOf(await driven.screen()).slice(2, -2);

const openDevice = async (driven: Driven): Promise<void> => {
  driven.send('3');
  await driven.waitFor(/picker|devices? talked|flows/i);
  driven.send('\r');
  await driven.waitFor(/3 Device [a-z]+-\d+/);
  await driven.waitFor('Received');
};

type Panes = Readonly<{ stats: readonly string[]; flows: readonly string[]; device: readonly string[] }>;

/** Stats, flows, and the first device of the list; on the device in the end. */
const visit = async (driven: Driven): Promise<Panes> => {
  // The answers come one by one.
  await waitForFirstPage(driven);
  await driven.waitFor('network sensors');
  const stats = await paneOf(driven);
  driven.send('2');
  await driven.waitFor(FLOWS_SHOWN);
  await driven.waitFor(JUDGED);
  await driven.waitForQuiet(300);
  const flows = await paneOf(driven);
  await openDevice(driven);
  await driven.waitForQuiet(300);
  return { stats, flows, device: await paneOf(driven) };
};

/** A notice below takes a line of the pane, and more or less of it is seen. */
const ROWS = 12;

/** Tiles and the titles of charts tell their values, however high the charts are. */
const figuresIn = (rows: readonly string[]): readonly string[] =>
  rows.filter((row) => /highest|peak|outside in/.test(row));

describe('a recorded console', () => {
  const path = pathOf('session.dtr');
  let recorded: Panes;

  beforeAll(async () => {
    const driven = startConsole([...SMALL, '--record', path]);
    recorded = await visit(driven);
    expect((await quit(driven)).code).toBe(0);
    await closeConsoles();
  });

  it('leaves a file that nobody else can read', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).size).toBeGreaterThan(10_000);
  });

  it('is shown again with the same figures, and is called a replay', async () => {
    const driven = startConsole(['--replay', path]);
    await driven.waitFor(/session\.dtr » replay/);
    const replayed = await visit(driven);
    expect(replayed.flows.slice(0, ROWS)).toEqual(recorded.flows.slice(0, ROWS));
    expect(figuresIn(replayed.device)).toEqual(figuresIn(recorded.device));
    expect(figuresIn(replayed.device).length).toBeGreaterThan(1);
    expect(replayed.stats.slice(0, 4)).toEqual(recorded.stats.slice(0, 4));
    expect((await quit(driven)).code).toBe(0);
  });

  it('says of what was not recorded that it was not, and which windows were', async () => {
    const driven = startConsole(['--replay', path]);
    await driven.waitFor(FIRST_DATA);
    driven.send('4');
    await driven.waitFor('the recording does not hold it');
    driven.send('1:window 6h\r');
    // What is said first goes by itself.
    await driven.waitFor(/the recording holds none of this window\. :window 24h was\s+recorded/, { timeoutMs: 30_000 });
  });

  it('says what needs an appliance, and finds a device by its number', async () => {
    const driven = startConsole(['--replay', path]);
    await driven.waitFor(FIRST_DATA);
    driven.send(':export json\r');
    await driven.waitFor(':export: it needs an appliance, and this is a replay.');
    driven.send(':device ws-0009\r');
    await driven.waitFor('device "ws-0009": it needs an appliance, and this is a replay. Give the number of a device.');
    const did = /device +(\d+)/.exec(recorded.device.join('\n'))?.[1];
    driven.send(`:device ${did}\r`);
    const name = /name +(\S+)/.exec(recorded.device.join('\n'))?.[1];
    await driven.waitFor(`3 Device ${name}`);
    await driven.waitFor('Received');
  });

  it('ends where the recording ends, says so once, and stays there', async () => {
    const driven = startConsole(['--replay', path, '--speed', '1000']);
    const { lines } = await driven.waitFor(/the recording ends here, at [-\d]+ [:\d]+ UTC/);
    const endsAt = /ends here, at ([-\d]+) ([:\d]+) UTC/.exec(lines.join('\n'));
    await driven.waitFor(`${endsAt?.[1]} ${endsAt?.[2]}Z`);
    driven.send('j');
    await driven.waitFor(({ lines: now }) => !now.join('\n').includes('the recording ends here'));
    driven.send('?');
    const later = await driven.waitFor(/› help$/);
    expect(rowsOf(later)[0]).not.toMatch(/refresh/);
    expect(rowsOf(later)[0]).toContain(`${endsAt?.[1]} ${endsAt?.[2]}Z`);
    expect(rowsOf(later).join('\n')).not.toContain('the recording ends here');
  });

  it('needs no profile that works, and fetches no token', async () => {
    const touched = pathOf('touched');
    const config = pathOf('broken.toml');
    const text = `theme = "light"\n[profiles.acme]\nhost = "https://127.0.0.1:1"\npublic_token = "a"\ntoken_command = "touch ${touched}"\n`;
    writeFileSync(config, text, { mode: 0o600 });
    const driven = startConsole(['--replay', path, '--config', config]);
    await driven.waitFor(/» replay/);
    await driven.waitFor(FIRST_DATA);
    expect(existsSync(touched)).toBe(false);
  });

  it('is not written over', async () => {
    const before = readFileSync(path);
    const driven = startConsole([...SMALL, '--record', path]);
    expect((await driven.exit).code).toBe(2);
    expect((await driven.screen()).lines.join(' ')).toMatch(/there is a file of this name already/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a recording', () => {
  it('of a console that was killed can be replayed', async () => {
    const path = pathOf('killed.dtr');
    const recording = startConsole([...SMALL, '--record', path]);
    await recording.waitFor(FIRST_DATA);
    await recording.waitForQuiet(500);
    recording.signal('SIGKILL');
    await recording.exit;
    const driven = startConsole(['--replay', path]);
    await driven.waitFor(FIRST_DATA);
  });

  it('ends with a notice when the disk is full, and the console goes on', async () => {
    const path = pathOf('full.dtr');
    // In blocks of 512 bytes: enough for the statistics, too little for the flows.
    // What is kept of compiled code would not fit either, and that is no file a console writes.
    const driven = startShell(`ulimit -f 40; NODE_DISABLE_COMPILE_CACHE=1 darktop ${SMALL.join(' ')} --record ${path}`);
    await driven.waitFor(FIRST_DATA);
    driven.send('2');
    await driven.waitFor('recording has stopped: the file may not grow any further. What came before is kept in');
    driven.send('1');
    await driven.waitFor(FIRST_DATA);
    expect((await quit(driven)).code).toBe(0);
    const replayed = startConsole(['--replay', path]);
    await replayed.waitFor(FIRST_DATA);
    expect(rowsOf(await replayed.screen()).join('\n')).not.toContain('left out');
  });
});

describe('a recording of an appliance', () => {
  let stop: (() => Promise<void>) | undefined;
  afterAll(async () => stop?.());

  it('holds neither of its tokens, no signature and no address, in whatever is packed in it', async () => {
    const appliance = await startSimulated(...SMALL);
    stop = appliance.stop;
    const path = pathOf('secret.dtr');
    const driven = startConsole(['--record', path], { env: appliance.env });
    await visit(driven);
    await quit(driven);
    const texts = await everythingIn(path);
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.some((text) => text.includes('hostname'))).toBe(true);
    const {
      DARKTOP_PUBLIC_TOKEN: publicToken = '',
      DARKTOP_PRIVATE_TOKEN: privateToken = '',
      DARKTOP_HOST: host = '',
    } = appliance.env;
    expect(publicToken.length).toBeGreaterThan(20);
    expect(privateToken.length).toBeGreaterThan(20);
    for (const text of texts) {
      expect(text.includes(publicToken)).toBe(false);
      expect(text.includes(privateToken)).toBe(false);
      expect(text.includes(new URL(host).host)).toBe(false);
      expect(/DTAPI|signature/i.test(text)).toBe(false);
    }
  });

  /** The file as it is, and every body in it unpacked. */
  const everythingIn = async (path: string): Promise<readonly string[]> => {
    const file = await openFile(path);
    if (!file.ok) throw new Error(file.failure.came);
    const line = readFirstLine(await file.value.read(0, LONGEST_FIRST_LINE));
    if (line.kind !== 'known') throw new Error('no recording');
    const { records } = await indexRecords(file.value, line.length);
    const bodies = await Promise.all(
      records.map(async ({ head, bodyAt, bodyLength }) =>
        unpackBody(head.packing, await file.value.read(bodyAt, bodyLength)),
      ),
    );
    await file.value.close();
    return [readFileSync(path), ...bodies].map((bytes) => Buffer.from(bytes ?? []).toString('latin1'));
  };
});

describe('--record and --replay', () => {
  it.each([
    [['--record', 'a', '--replay', 'b'], '--record: what is replayed is a recording already.'],
    [['--replay', 'a', '--demo'], '--demo: a replay has no appliance that it could be about.'],
    [['--replay', 'a', '--seed', '3'], '--seed: a replay has no appliance that it could be about.'],
    [['--replay', 'a'], '--replay: it needs a terminal with a screen, and there is none.'],
    [['--record', pathOf('none')], '--record: it needs a terminal with a screen, and there is none.'],
  ])('refuse %j without a terminal', async (args, sentence) => {
    const { code, out, err } = await runProgram(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`darktop: ${sentence}`);
    expect(existsSync(pathOf('none'))).toBe(false);
  });

  it.each([
    [['--replay', pathOf('missing')], 'there is no such file or folder'],
    [['--replay', folder], 'it is no ordinary file'],
    [['--replay', import.meta.filename], 'this is no recording of darktop'],
    [['--record', `${folder}/no/such`], 'there is no such file or folder'],
  ])('refuse %j in a terminal, before anything is drawn', async (args, came) => {
    const driven = startConsole(args);
    expect((await driven.exit).code).toBe(2);
    const view = await driven.screen();
    expect(view.lines.join('')).toContain(came);
    expect(driven.bytes().includes('\u001b[?1049h')).toBe(false);
  });
});
