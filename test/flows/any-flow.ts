// Flows with every field known or not, of few enough values that conditions often fit.
import fc from 'fast-check';
import type { Flow, FlowEnd } from '../../src/domain/flow.ts';

const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);

const anyEnd: fc.Arbitrary<FlowEnd> = fc.record({
  did: maybe(7, -6, 0),
  ip: maybe('10.0.0.1', '10.1.0.9', '8.8.8.8', '2001:db8::1', '2001:DB8:0::1', 'not an address'),
  hostname: maybe('ws-01.corp.example', 'WS-01', '10.0.0.0/8', '10.0.0.1'),
  label: maybe('Finance', 'fin', 'say "hi"'),
  mac: maybe('00:1B:44:11:3A:B7', '001b.4411.3ab7'),
  vendor: maybe('Dell Inc.', 'fin'),
  os: maybe('Windows 10'),
  deviceType: maybe('desktop'),
  country: maybe('DE', 'de', 'US'),
  firstSeenAt: maybe(1),
  lastSeenAt: maybe(2),
  tags: maybe<readonly string[]>([], ['finance'], ['fin', 'HTTPS']),
});

const anyPort = fc.oneof(maybe(0, 53, 443, 65_535), fc.nat({ max: 65_535 }));

export const anyFlow: fc.Arbitrary<Flow> = fc.record({
  source: fc.option(anyEnd, { nil: undefined, freq: 8 }),
  destination: fc.option(anyEnd, { nil: undefined, freq: 8 }),
  protocol: maybe('TCP', 'tcp', 'udp'),
  sourcePort: anyPort,
  destinationPort: anyPort,
  applicationProtocol: maybe('https', 'HTTPS', 'http', 'dns'),
  bytes: fc.oneof(maybe(0, 1024, 10 * 1024 ** 2, 0.5), fc.nat()),
  packets: fc.oneof(maybe(0, 1000), fc.nat({ max: 100 })),
  durationMs: fc.oneof(maybe(0, 1000, 3_600_000), fc.nat({ max: 10_000_000 })),
  startAt: fc.option(
    fc.integer({ min: -4_000_000, max: 4_000_000 }).map((ms) => Date.UTC(2026, 0, 15, 14) + ms),
    { nil: undefined },
  ),
  endAt: maybe(Date.UTC(2026, 0, 15, 14), Date.UTC(2026, 0, 15, 15)),
  direction: maybe('external', 'internal', 'out', 'Inbound'),
  flags: maybe<readonly string[]>([], ['SYN'], ['syn', 'ack'], ['ack', 'ack']),
  score: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat({ max: 100 }) }),
});

export const anyFlows = fc.array(anyFlow, { maxLength: 30 });
