// Answers as an appliance of the field writes them, as small as they can be and still be told apart.
import { DAY_MS, HOUR_MS, type Instant } from '../../../src/domain/instant.ts';

export const PLAIN = (now: Instant) => ({
  usercredentialcount: 448,
  subnets: 8,
  patterns: 3_278_640,
  bandwidth: Array.from({ length: 28 }, (_, day) => ({ timems: now - (28 - day) * DAY_MS, kb: 1_000 })),
  devicecount: { laptop: 14, total: 204 },
});

/** Four weeks of hours up to `endAt`, one event in each. */
export const EVENTS = (endAt: Instant) => ({
  events: true,
  data: Array.from({ length: 672 }, (_, hour) => ({
    timems: Math.ceil(endAt / HOUR_MS) * HOUR_MS - (672 - hour) * HOUR_MS,
    events: 1,
  })),
});

export const MITRE = (now: Instant) => ({
  mitreTactics: [
    { tactic: 'credential-access', name: 'Credential Access', totalCount: 96, scoreCount: 43, modelCount: 2 },
  ],
  modelCount: 2,
  startTime: now - 28 * DAY_MS,
  totalCount: 96,
});

export const CSENSOR = (now: Instant, csensor: boolean) => ({ csensor, bandwidth: PLAIN(now).bandwidth });

export const NETWORK = {
  statistics: [
    { devices: [{ device: '10.0.0.7', ip: '10.0.0.7', in: 10, out: 20 }] },
    { intext: [{ intext: 'Internal', in: 10, out: 20 }] },
  ],
  devices: [{ did: 7, size: 30, ip: '10.0.0.7', sid: 1 }],
  subnets: [{ sid: 1, network: '10.0.0.0/24', label: 'office' }],
  connections: [
    {
      source: { id: 7, ip: '10.0.0.7', type: 'device' },
      target: { id: 8, ip: '10.0.0.8', type: 'device' },
      timems: 1_768_482_000_000,
    },
  ],
};

export const DEVICE = (did: number) => ({
  deviceInfo: [
    {
      did,
      similarityScore: 100,
      graphData: [{ time: 1_768_482_000_000, count: 3 }],
      info: { devicesUsed: [{ did: 8, size: 90 }], devicesServed: [], portsUsed: [], portsServed: [] },
    },
  ],
});

export const FOUND = (count: number, offset = 0, total = count) => ({
  totalCount: total,
  devices: Array.from({ length: count }, (_, index) => {
    const did = offset + index + 1;
    return { did, hostname: `host-${did}`, ip: `10.0.${Math.floor(did / 250)}.${did % 250}`, typelabel: 'Desktop' };
  }),
});

export const STATUS = { version: '7.1.0 (f35936c6)', time: '2026-01-15 14:20', hostname: 'dt-01', cpu: 12 };

/** What the whole appliance would say. */
export const fieldAnswer =
  (now: Instant) =>
  (target: string): unknown => {
    const { pathname, searchParams: asked } = new URL(target, 'https://field.example');
    switch (pathname) {
      case '/summarystatistics':
        if (asked.has('mitreTactics')) return MITRE(now);
        if (asked.has('csensor')) return CSENSOR(now, asked.get('csensor') === 'true');
        return asked.has('eventtype') ? EVENTS(Number(asked.get('endtime') ?? now)) : PLAIN(now);
      case '/network':
        return asked.get('responsedata') === 'statistics' ? { statistics: NETWORK.statistics } : NETWORK;
      case '/deviceinfo':
        return DEVICE(Number(asked.get('did')));
      case '/devicesearch':
        return FOUND(20);
      case '/status':
        return STATUS;
      default:
        return [];
    }
  };
