// The command lines that ask the same as a page: a shell splits them into the words that were meant, and the command line reads them as the page asks.

import { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../src/api/endpoints/index.ts';
import { parseParameters } from '../../src/api/parameters/parse-parameters.ts';
import { completeReport } from '../../src/commands/report/complete-report.ts';
import { type ReportRequest, readRequest } from '../../src/commands/report/read-request.ts';
import type { ReportOptions } from '../../src/commands/report/report-options.ts';
import { report } from '../../src/commands/report.ts';
import { addGlobalOptions } from '../../src/commands/setting/global-options.ts';
import type { DeviceQuestion } from '../../src/live/questions/index.ts';
import { deviceParams } from '../../src/live/questions/params/device-params.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { checkDeviceFilter } from '../../src/panes/device/device-filter.ts';
import { queryLine, reportLine } from '../../src/panes/device/equivalent.ts';
import { EQUIVALENT } from '../../src/panes/device/page-ids.ts';
import { askedAbout } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import type { ReportWanted } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import { hostileText } from '../report/hostile-texts.ts';
import { NOW } from './answers.ts';
import { aPaneContext } from './draw.tsx';

/** The words of a line as a POSIX shell splits it; throws where the shell would do anything else with a sign. */
const splitInShell = (line: string): readonly string[] => {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      if (end === -1) throw new Error(`a quote is open: ${line}`);
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (sign === '\\') {
      at += 1;
      word = (word ?? '') + line.charAt(at);
    } else if (sign === ' ') {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (/[\w.:=/@%+,-]/.test(sign)) word = (word ?? '') + sign;
    else throw new Error(`the shell does something with ${JSON.stringify(sign)} in ${line}`);
  }
  return word === undefined ? words : [...words, word];
};

const paramsIn = (line: string) => {
  const [program, command, endpoint, ...words] = splitInShell(line);
  expect([program, command, endpoint]).toEqual(['darktop', 'query', 'deviceinfo']);
  const pairs = words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] as const);
  const read = parseParameters(endpointOf('deviceinfo'), pairs);
  if (!read.ok) throw new Error(read.failure.came);
  return read.value;
};

const SIGNS = ["'", '"', '$', '`', '(', ')', ';', '&', '|', '<', '>', '\\', '-', '=', '~', '#', '*', '!', 'a', '東'];

/** As it may stand behind `domain:`. */
const anyDomain = fc
  .oneof(
    fc.domain(),
    fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 12 }),
    fc.constantFrom("';reboot;'", '--fail-on', "-'", "'", '$(reboot)', 'a\\', '--'),
    hostileText,
  )
  .filter((text) => !/\s/.test(text) && checkDeviceFilter(`domain:${text}`) === undefined);

const anyNumber = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const anyQuestion: fc.Arbitrary<DeviceQuestion> = fc.record({
  did: anyNumber,
  datatype: fc.constantFrom('co', 'sizeout', 'sizein'),
  intervalHours: fc.constantFrom(1, 2, 4, 6, 12, 24),
  showAll: fc.boolean(),
  similarDevices: maybe(fc.constantFrom(3, 5, 10, 20)),
  odid: maybe(anyNumber),
  port: maybe(fc.integer({ min: 0, max: 65_535 })),
  externalDomain: maybe(anyDomain),
});

describe('the line of a request', () => {
  it('asks for exactly what the page asks for, whatever the domain is called', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(paramsIn(queryLine(question))).toEqual(deviceParams(question));
      }),
      { numRuns: 400 },
    );
  });

  it('is plain where nothing has to be quoted', () => {
    const question = { did: 142, datatype: 'co', intervalHours: 4, showAll: false, port: 443 } as const;
    expect(queryLine({ ...question, externalDomain: 'example.com' })).toBe(
      'darktop query deviceinfo did=142 intervalhours=4 port=443 externaldomain=example.com fulldevicedetails=true showallgraphdata=false datatype=co',
    );
    expect(queryLine({ ...question, externalDomain: "it's" })).toContain(String.raw` 'externaldomain=it'\''s' `);
  });
});

type ReadReport = Readonly<{ request: ReportRequest; options: ReportOptions }>;

/** As `darktop report` reads its words, up to what would be asked. */
const reportIn = (line: string): ReadReport => {
  const [program, ...words] = splitInShell(line);
  expect(program).toBe('darktop');
  const root = new Command('darktop').exitOverride();
  addGlobalOptions(root);
  report.register(root, () => undefined);
  const command = root.commands.find((one) => one.name() === 'report');
  if (command === undefined) throw new Error('there is no such command');
  completeReport(command.exitOverride().configureOutput({ writeErr: () => undefined }), () => undefined);
  root.parse([...words], { from: 'user' });
  const options: ReportOptions = command.optsWithGlobals();
  const request = readRequest(command.args[0], command.args[1], options);
  if (!request.ok) throw new Error(`${request.failure.what}: ${request.failure.came}`);
  return { request: request.value, options };
};

const TAKING: Readonly<Record<string, readonly ('interval' | 'similar')[]>> = {
  device: ['interval'],
  transfer: ['interval'],
  peers: ['interval', 'similar'],
  'device-external': [],
};

const anyReport: fc.Arbitrary<ReportWanted> = fc
  .record({
    name: fc.constantFrom(...Object.keys(TAKING)),
    target: anyNumber.map(String),
    interval: fc.constantFrom(1, 2, 4, 6, 12, 24),
    similar: fc.constantFrom(3, 5, 10, 20),
    odid: maybe(anyNumber),
    port: maybe(fc.integer({ min: 0, max: 65_535 })),
    domain: maybe(anyDomain),
  })
  .map(({ interval, similar, odid, port, domain, ...wanted }) => ({
    ...wanted,
    ...(TAKING[wanted.name]?.includes('interval') ? { interval } : {}),
    ...(TAKING[wanted.name]?.includes('similar') ? { similar } : {}),
    ...(odid === undefined ? {} : { odid }),
    ...(port === undefined ? {} : { port }),
    ...(domain === undefined ? {} : { domain }),
  }));

const anyWindow: fc.Arbitrary<WindowChoice> = fc.oneof(
  fc.record({ kind: fc.constant('last'), hours: fc.integer({ min: 1, max: 8_760 }) }),
  fc.record({
    kind: fc.constant('span'),
    hours: fc.integer({ min: 1, max: 8_760 }),
    endAt: fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }).map((second) => second * 1_000),
  }),
);

describe('the line of a report', () => {
  it('is read as the page is looked at, whatever the domain is called', () => {
    fc.assert(
      fc.property(anyReport, maybe(anyWindow), (wanted, window) => {
        const shown = wanted.name === 'device-external' ? undefined : window;
        const { request, options } = reportIn(reportLine(wanted, shown));
        expect(request.definition.name).toBe(wanted.name);
        expect(request.target).toBe(wanted.target);
        expect(options.interval).toBe(wanted.interval === undefined ? undefined : String(wanted.interval));
        expect(options.similar).toBe(wanted.similar);
        expect(options.odid).toBe(wanted.odid);
        expect(options.port).toBe(wanted.port);
        expect(options.domain).toBe(wanted.domain);
        expect(options.hours).toBe(shown?.hours);
        expect(options.to).toBe(shown?.kind === 'span' ? shown.endAt : undefined);
        expect(options.failOn).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('never lets a value look like an option', () => {
    const wanted = { name: 'device-external', target: '142', odid: -6, domain: '-x.example' };
    expect(reportLine(wanted, undefined)).toBe('darktop report device-external 142 --odid=-6 --domain=-x.example');
    expect(reportLine({ ...wanted, domain: "--it's" }, undefined)).toContain(String.raw` '--domain=--it'\''s'`);
    expect(reportLine({ ...wanted, odid: 6, domain: 'x-.example' }, undefined)).toContain(
      '142 --odid 6 --domain x-.example',
    );
  });
});

const DID = 142;
const ALL = { interval: '4', measure: 'sent', empty: 'off', similar: '10' };
const FILTER = "odid:9 port:443 domain:it's.example files";

/** Each line of the page, as it is copied. */
const linesOf = (view: View, window?: WindowChoice): readonly string[] => {
  const copied: string[] = [];
  let there: View = { ...view, path: [EQUIVALENT, ...view.path] };
  for (;;) {
    const shown = device.show(
      aPaneContext({ view: there, size: { columns: 80, rows: 200 }, ...(window === undefined ? {} : { window }) }),
    );
    const outcome = shown.act('copy');
    expect(outcome).toEqual(shown.act('open'));
    if (outcome?.kind !== 'copy' || outcome.text === copied.at(-1)) return copied;
    copied.push(outcome.text);
    const next = shown.act('next_row');
    if (next?.kind === 'view') there = next.view;
  }
};

const PATHS: readonly (readonly [path: readonly string[], report: string])[] = [
  [[], 'device'],
  ...DEVICE_SECTIONS.map(({ id, reportName }) => [[id], reportName] as const),
  [['compare', '40'], 'device'],
];

describe.each(PATHS)('the page %j', (path, name) => {
  const view: View = { ...emptyView('device'), did: DID, path, choices: ALL, filter: FILTER };

  it('is told by a line for each of its questions, and a report about each device', () => {
    const lines = linesOf(view);
    const questions = askedAbout(DID, view);
    // What is shown has no empty intervals, whatever is asked to make it.
    expect(lines.slice(0, questions.length).map(paramsIn)).toEqual(
      questions.map((question) => deviceParams({ ...question, showAll: false })),
    );
    const reports = lines.slice(questions.length).map(reportIn);
    expect(reports.map(({ request }) => request.target)).toEqual(path[0] === 'compare' ? ['142', '40'] : ['142']);
    for (const { request, options } of reports) {
      expect(request.definition.name).toBe(name);
      expect(options).toMatchObject({ odid: 9, port: 443, domain: "it's.example" });
      expect(options.interval).toBe(name === 'device-external' ? undefined : '4');
      expect(options.similar).toBe(name === 'peers' ? 10 : undefined);
      expect(options.hours).toBe(name === 'device-external' ? undefined : 24);
    }
  });

  it('is told over the window that is shown', () => {
    const lines = linesOf(view, { kind: 'span', hours: 6, endAt: NOW - 3_600_000 });
    const { options } = reportIn(lines.at(-1) ?? '');
    expect([options.hours, options.to]).toEqual(
      name === 'device-external' ? [undefined, undefined] : [6, NOW - 3_600_000],
    );
  });

  it('writes a file of the same report', () => {
    const page = device.show(aPaneContext({ view })).report;
    const { request, options } = reportIn(reportLine(page, undefined));
    expect(request.definition.name).toBe(name);
    expect(options).toMatchObject({ odid: 9, port: 443, domain: "it's.example" });
  });
});
