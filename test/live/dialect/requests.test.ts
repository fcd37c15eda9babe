// What is sent to an appliance of the field for questions in the language of the documents: as little as answers them, one mode at a time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParamsOf } from '../../../src/api/endpoints/index.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../src/domain/instant.ts';
import { clientOfDialect } from '../../../src/live/dialect/client-of-dialect.ts';
import { formatUtc } from '../../../src/text/utc.ts';
import { aCaller, type Told, trouble } from './a-caller.ts';
import { fieldAnswer } from './appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

const aField = (answer: (target: string) => Told = (target) => ({ json: fieldAnswer(NOW)(target) })) => {
  let ms = 0;
  const caller = aCaller(answer);
  const client = clientOfDialect({ caller, dialect: 'appliance', now: () => NOW + ms, elapsed: () => ms });
  return {
    client,
    targets: caller.targets,
    wait: (by: number) => {
      ms += by;
    },
  };
};

type Statistics = ParamsOf<'summarystatistics'>;

const eventsOf = async (client: ReturnType<typeof aField>['client'], params: Statistics) => {
  const told = await client.get('summarystatistics', params);
  if (!told.ok || told.value.value.kind !== 'events') throw new Error('no events');
  return told.value.value.events;
};

describe('events', () => {
  it('of any number of periods are four weeks of hours, asked for once', async () => {
    const { client, targets } = aField();
    const periods = [1, 24, 168, 720].map((hours) => eventsOf(client, { eventtype: 'security', hours }));
    const told = await Promise.all(periods);
    expect(targets).toEqual(['/summarystatistics?eventtype=modelevents']);
    expect(told.map(({ counts }) => counts?.['model events'])).toEqual([2, 25, 169, 672]);
    expect(told.map(({ eventType, severities }) => [eventType, severities])).toEqual(
      told.map(() => ['security', undefined]),
    );
  });

  it('serve whoever asks within fifty seconds, and are asked for again at the next poll', async () => {
    const { client, targets, wait } = aField();
    await eventsOf(client, { eventtype: 'security', hours: 24 });
    wait(49 * SECOND_MS);
    await eventsOf(client, { eventtype: 'security', hours: 168 });
    expect(targets).toHaveLength(1);
    wait(11 * SECOND_MS);
    await Promise.all([24, 168, 720].map((hours) => eventsOf(client, { eventtype: 'security', hours })));
    expect(targets).toHaveLength(2);
  });

  it('are asked for anew when a person wants them fresh', async () => {
    const { client, targets } = aField();
    await eventsOf(client, { eventtype: 'security', hours: 24 });
    client.forget();
    await eventsOf(client, { eventtype: 'security', hours: 24 });
    expect(targets).toHaveLength(2);
  });

  it.each([
    ['security', 'modelevents', 'model events'],
    ['notice', 'notices', 'notices'],
    ['connection', 'network', 'network events'],
  ] as const)('of the kind %s are asked for as %s', async (eventtype, sent, kind) => {
    const { client, targets } = aField();
    const events = await eventsOf(client, { eventtype, hours: 24 });
    expect(targets).toEqual([`/summarystatistics?eventtype=${sent}`]);
    expect([events.eventType, Object.keys(events.counts ?? {})]).toEqual([eventtype, [kind]]);
  });

  it('before the hours that are told are asked for by their end, in whole hours', async () => {
    const { client, targets } = aField();
    const to = formatUtc(NOW - 40 * DAY_MS);
    const events = await eventsOf(client, { eventtype: 'security', hours: 24, to });
    const endtime = Date.parse('2025-12-06T15:00:00Z');
    expect(targets).toEqual([`/summarystatistics?endtime=${endtime}&eventtype=modelevents`]);
    expect(events.counts).toEqual({ 'model events': 24 });
    // What has gone by changes no more.
    await eventsOf(client, { eventtype: 'security', hours: 6, to });
    expect(targets).toHaveLength(1);
  });

  it('of windows that ended before the hours an appliance keeps are asked for after all', async () => {
    const week = (target: string): Told => {
      const json = fieldAnswer(NOW)(target) as { data: unknown[] };
      return { json: target.includes('endtime') ? json : { ...json, data: json.data.slice(-168) } };
    };
    const { client, targets } = aField(week);
    const to = formatUtc(NOW - 20 * DAY_MS);
    expect((await eventsOf(client, { eventtype: 'notice', hours: 2, to })).counts).toEqual({ notices: 2 });
    expect(targets).toHaveLength(2);
  });

  it('say how far back they were told where more was asked for', async () => {
    const { client } = aField();
    const { period } = await eventsOf(client, { eventtype: 'security', hours: 720 });
    expect(period?.hours).toBeCloseTo(671.33, 2);
  });
});

describe('bandwidth', () => {
  it('of any period, and the totals, are one answer', async () => {
    const { client, targets } = aField();
    const answers = await Promise.all([
      client.get('summarystatistics', {}),
      ...[24, 168, 720].map((hours) => client.get('summarystatistics', { eventtype: 'bandwidth', hours })),
    ]);
    expect(targets).toEqual(['/summarystatistics']);
    const [plain, ...periods] = answers.map((one) => (one.ok ? one.value.value : undefined));
    expect(plain).toMatchObject({ kind: 'plain', summary: { devices: { total: 204 } } });
    const totals = periods.map((one) => (one?.kind === 'bandwidth' ? (one.bandwidth.totalMb ?? 0) : 0));
    expect(totals.map((mb) => Math.round((mb * 1_048_576) / 1_000_000))).toEqual([1, 7, 28]);
  });

  it.each([true, false])('of one kind of sensor (csensor=%s) is asked for by that alone', async (csensor) => {
    const { client, targets } = aField();
    const told = await client.get('summarystatistics', { eventtype: 'bandwidth', hours: 24, csensor });
    expect(targets).toEqual([`/summarystatistics?csensor=${csensor}`]);
    expect(told).toMatchObject({ ok: true, value: { value: { bandwidth: { isCsensorSpecific: csensor } } } });
  });
});

describe('ATT&CK tactics', () => {
  it('are asked for alone and once for every period, of which the appliance knows only its own', async () => {
    const { client, targets } = aField();
    const params = { eventtype: 'security', mitreTactics: true } as const;
    const answers = await Promise.all([24, 168].map((hours) => client.get('summarystatistics', { ...params, hours })));
    expect(targets).toEqual(['/summarystatistics?mitreTactics=true']);
    for (const told of answers)
      expect(told).toMatchObject({ ok: true, value: { value: { mitre: { period: { startAt: NOW - 28 * DAY_MS } } } } });
  });
});

describe('any question about statistics', () => {
  const question = fc.record(
    {
      eventtype: fc.constantFrom('security', 'bandwidth', 'connection', 'notice'),
      hours: fc.integer({ min: 1, max: 2_000 }),
      csensor: fc.boolean(),
      mitreTactics: fc.boolean(),
      endtime: fc.integer({ min: NOW - 60 * DAY_MS, max: NOW }),
    },
    { requiredKeys: [] },
  );

  it('never sends hours, and one mode at a time', async () => {
    await fc.assert(
      fc.asyncProperty(question, async (params) => {
        const { client, targets } = aField();
        await client.get('summarystatistics', params as Statistics);
        for (const target of targets) {
          const asked = new URL(target, 'https://field.example').searchParams;
          expect(asked.has('hours')).toBe(false);
          expect(['eventtype', 'csensor', 'mitreTactics'].filter((mode) => asked.has(mode)).length).toBeLessThan(2);
          expect(asked.has('endtime') && !asked.has('eventtype')).toBe(false);
          expect(Number(asked.get('endtime') ?? 0) % HOUR_MS).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that the documents would refuse is refused before anything is sent', async () => {
    const { client, targets } = aField();
    expect(await client.get('summarystatistics', { hours: 24 })).toMatchObject({
      ok: false,
      failure: { kind: 'bad-parameter', parameter: 'hours' },
    });
    expect(targets).toEqual([]);
  });

  it('that the appliance refuses is refused once for all its periods', async () => {
    const refusal = { kind: 'bad-parameter', parameter: undefined, what: 'it', came: 'no', advice: '' } as const;
    const { client, targets } = aField(() => ({ failure: refusal }));
    const periods = [24, 168, 720].map((hours) => client.get('summarystatistics', { eventtype: 'security', hours }));
    expect((await Promise.all(periods)).every((told) => !told.ok)).toBe(true);
    expect(targets).toHaveLength(1);
  });
});

describe('the network', () => {
  const span = { starttime: NOW - HOUR_MS, endtime: NOW };
  const inQuery = `endtime=${NOW}`;
  const since = `starttime=${NOW - HOUR_MS}`;
  const full = 'fulldevicedetails=true';

  it.each([
    ['in milliseconds', span, [`/network?${inQuery}&${full}&${since}`]],
    [
      'in milliseconds, however it was written',
      { from_: '2026-01-15 13:20:00', to: '2026-01-15 14:20:00' },
      [`/network?${inQuery}&${full}&${since}`],
    ],
    [
      'by its sums alone',
      { ...span, responsedata: 'summary' },
      [`/network?${inQuery}&responsedata=statistics&${since}`],
    ],
    [
      'without fields that have other names there',
      { ...span, responsedata: 'bytes,packets' },
      [`/network?${inQuery}&${full}&${since}`],
    ],
    [
      'without the details of its devices, where nobody wants them',
      { ...span, fulldevicedetails: false },
      [`/network?${inQuery}&fulldevicedetails=false&${since}`],
    ],
    [
      'as the documents’ bandwidth, which is what it counts anyway',
      { ...span, metric: 'bandwidth' },
      [`/network?${inQuery}&${full}&${since}`],
    ],
    [
      'by any other metric',
      { ...span, metric: 'dnsrequests' },
      [`/network?${inQuery}&${full}&metric=dnsrequests&${since}`],
    ],
    [
      'of a device, inside and outside',
      { ...span, did: 7 },
      [
        `/network?did=7&${inQuery}&${full}&intext=internal&${since}`,
        `/network?did=7&${inQuery}&${full}&intext=external&${since}`,
      ],
    ],
    [
      'of what a device moved, inside and outside',
      { ...span, did: 7, metric: 'bandwidth' },
      [
        `/network?did=7&${inQuery}&${full}&intext=internal&${since}`,
        `/network?did=7&${inQuery}&${full}&intext=external&${since}`,
      ],
    ],
    [
      'of a device, the one way that was asked for',
      { ...span, did: 7, intext: 'external' },
      [`/network?did=7&${inQuery}&${full}&intext=external&${since}`],
    ],
    ['of a subnet', { ...span, viewsubnet: 3 }, [`/network?${inQuery}&${full}&${since}&viewsubnet=3`]],
  ] as const)('is asked for %s', async (_, params, sent) => {
    const { client, targets } = aField();
    const told = await client.get('network', params);
    expect(told.ok).toBe(true);
    expect(targets.filter((target) => target.startsWith('/network'))).toEqual(sent);
    const described = client.describe('network', params);
    expect(described.ok && described.value.url).toBe(`https://field.example${sent[0]}`);
  });

  it('and the bytes of each device, asked for at once, are one request', async () => {
    const { client, targets } = aField();
    const [flows, transfers] = await Promise.all([
      client.get('network', span),
      client.get('network', { ...span, metric: 'bandwidth' }),
    ]);
    expect(targets.filter((target) => target.startsWith('/network'))).toHaveLength(1);
    expect(flows.ok && flows.value.value.flows?.rowCount).toBe(1);
    expect(transfers.ok && transfers.value.value.points).toMatchObject([
      { at: NOW - HOUR_MS, bytesIn: 10, bytesOut: 20, device: { did: 7, hostname: 'host-7' } },
    ]);
  });

  it('names devices that an answer tells by their ids alone, from a list that is asked for once', async () => {
    const { client, targets, wait } = aField();
    await client.get('network', span);
    wait(14 * 60 * SECOND_MS);
    const told = await client.get('network', span);
    expect(targets.filter((target) => target.startsWith('/devicesearch'))).toEqual([
      '/devicesearch?count=300&order=desc&orderBy=lastSeen',
    ]);
    expect(told.ok && told.value.value.parties?.[0]?.end.hostname).toBe('host-7');
  });

  it('names protocols that are told by their numbers, from a list that is asked for once; one that is not in it keeps its number', async () => {
    const statistics = [
      {
        protocols: [
          { protocol: 6, in: 30, out: 10 },
          { protocol: '99', in: 1, out: 1 },
        ],
      },
      { applicationprotocols: [{ applicationprotocol: 'HTTPS', in: 30, out: 10 }] },
    ];
    const { client, targets } = aField((target) => {
      if (target.startsWith('/enums')) return { json: { Protocol: [{ code: '6', name: 'TCP' }] } };
      return { json: target.startsWith('/network') ? { statistics } : fieldAnswer(NOW)(target) };
    });
    await client.get('network', span);
    const told = await client.get('network', { ...span, intext: 'internal' });
    const answer = told.ok ? told.value.value : undefined;
    expect(answer?.sections?.protocols?.map(({ name }) => name)).toEqual(['TCP', '99']);
    expect(answer?.summary?.topProtocols?.map(({ protocol }) => protocol)).toEqual(['TCP', '99']);
    expect(targets.filter((target) => target.startsWith('/enums'))).toEqual(['/enums?responsedata=protocol']);
  });

  it('keeps the numbers of protocols where nobody tells their names', async () => {
    const { client } = aField((target) => {
      if (target.startsWith('/enums')) return { failure: trouble('forbidden') };
      const statistics = { applicationprotocols: [{ applicationprotocol: 12, in: 3, out: 1 }] };
      return { json: target.startsWith('/network') ? { statistics } : fieldAnswer(NOW)(target) };
    });
    const told = await client.get('network', span);
    expect(told.ok && told.value.value.sections?.applicationProtocols).toMatchObject([{ name: '12', bytesIn: 3 }]);
  });

  it('is told without names where nobody lists the devices, who are not asked again', async () => {
    const noList = (target: string): Told =>
      target.startsWith('/devicesearch')
        ? { failure: { kind: 'forbidden', what: 'devicesearch', came: 'no', advice: '' } }
        : { json: fieldAnswer(NOW)(target) };
    const { client, targets } = aField(noList);
    await client.get('network', span);
    const told = await client.get('network', { ...span, intext: 'internal' });
    expect(told.ok && told.value.value.parties?.[0]?.end).toMatchObject({ did: 7, hostname: undefined });
    expect(targets.filter((target) => target.startsWith('/devicesearch'))).toHaveLength(1);
    const field = await client.field();
    expect(field.ok && field.value?.partsOff()).toMatchObject([
      { name: 'devicesearch', failure: { kind: 'forbidden' } },
    ]);
  });
});

describe('a device', () => {
  it('is asked about with all that the appliance would else decide by itself', async () => {
    const { client, targets } = aField();
    await client.get('deviceinfo', { did: 7 });
    await client.get('deviceinfo', {
      did: 7,
      datatype: 'sizeout',
      intervalhours: 24,
      showallgraphdata: false,
      odid: 0,
    });
    expect(targets.filter((target) => target.startsWith('/deviceinfo'))).toEqual([
      '/deviceinfo?datatype=co&did=7&intervalhours=1&showallgraphdata=true',
      '/deviceinfo?datatype=sizeout&did=7&intervalhours=24&odid=0&showallgraphdata=false',
    ]);
  });

  it('is named, and so are those it spoke with', async () => {
    const { client } = aField();
    const told = await client.get('deviceinfo', { did: 7 });
    expect(told.ok && told.value.value).toMatchObject({
      device: { did: 7, hostname: 'host-7' },
      destinations: [{ did: 8, hostname: 'host-8', ip: '10.0.0.8', percent: 90 }],
      details: [{ did: 7 }, { did: 8 }],
    });
  });
});
