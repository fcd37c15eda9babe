import { it } from 'vitest';
import type { DeviceAnswer } from '../../src/domain/device.ts';
import { devicePart } from '../../src/live/questions/index.ts';
import { deviceQuestions } from '../../src/panes/device/questions.ts';
import { DEVICE_SECTIONS } from '../../src/panes/device/sections.ts';
import { device } from '../../src/panes/device.tsx';
import { standOn } from '../../src/panes/parts/page.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import {
  aConnectionInterval, aDestination, aSimilarDevice, aSummary, aTransferInterval, anAnswer, anIdentity, DID, END_AT, hoursAgo,
} from '../analysis/device-builders.ts';
import { given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => hour + 1);
const CONNECTIONS: DeviceAnswer = anAnswer({
  device: anIdentity({ did: DID, hostname: 'laptop.corp.example', ip: '10.0.1.12', os: 2, lastSeenAt: hoursAgo(2) + 300_000 }),
  details: [anIdentity({ did: 77, ip: '10.0.7.7', hostname: 'backup.corp.example' })],
  series: {
    kind: 'connections',
    intervals: hours.map((hour) =>
      aConnectionInterval({ at: hoursAgo(hour), connections: hour === 5 ? 90 : 10, uniqueDestinations: 3, internalConnections: 4, externalConnections: 6, protocols: { TCP: 8, UDP: 2 }, ports: { '443': 7, '53': 2 } })),
  },
  destinations: [
    aDestination({ did: 9, hostname: 'files.corp.example', ip: '10.0.0.9', isExternal: false, connections: 50, ports: [445], country: undefined }),
    aDestination({ hostname: 'www.example.com', ip: '203.0.113.7', connections: 120, lastAt: hoursAgo(2) }),
    aDestination({ hostname: 'old.example.net', ip: '198.51.100.4', connections: 20, country: 'Russia', ports: [4444, 443], lastAt: hoursAgo(80) }),
    aDestination({ ip: '192.0.2.55', connections: 8, country: undefined, ports: [6667], lastAt: hoursAgo(30) }),
  ],
  similar: [21, 22, 23].map((did, place) =>
    aSimilarDevice({ did, hostname: place < 2 ? 'twin.corp.example' : 'third.corp.example' }, ...hours.map((hour) => ({ at: hoursAgo(hour), connections: 5, uniqueDestinations: 1, internalConnections: 3, externalConnections: 2 })))),
  summary: aSummary({ totalConnections: 500, uniqueDestinations: 4, externalRatio: 0.4, peakHour: 9, indicators: [
    { type: 'unusual_port', port: 4444, confidence: 0.8, description: 'a' }, { type: 'unusual_port', port: 6667, confidence: 0.75, description: 'b' }, { type: 'volume', port: undefined, confidence: 0.3, description: 'c' } ] }),
});
const SENT = anAnswer({ series: { kind: 'sent', intervals: hours.map((hour) => aTransferInterval({ at: hoursAgo(hour), bytes: hour === 7 ? 9_000 : 1_000, peers: [{ ip: '10.0.0.9', bytes: 600, packets: 3 }, { ip: '203.0.113.7', bytes: 300, packets: 2 }] })) } });
const RECEIVED = anAnswer({ series: { kind: 'received', intervals: hours.map((hour) => aTransferInterval({ at: hoursAgo(hour), bytes: hour === 9 ? 8_000 : 1_500, peers: [{ ip: '10.0.7.7', bytes: 700, packets: 3 }, { ip: '198.51.100.4', bytes: 200, packets: 1 }] })) } });

const show = (view: View) => {
  const { peers, sent, received } = deviceQuestions(DID, view);
  const at = END_AT;
  const read = readFrom([given(devicePart(peers), { data: CONNECTIONS, at }), given(devicePart(sent), { data: SENT, at }), given(devicePart(received), { data: RECEIVED, at })]);
  return device.show(aPaneContext({ view, read, now: END_AT, size: { columns: 130, rows: 900 } }));
};
it('x', () => {
  for (const path of [[], ...DEVICE_SECTIONS.map(({ id }) => [id])]) {
    let view: View = { ...emptyView('device'), did: DID, path };
    console.log('=====', path.join());
    if (path[0] === 'activity' || path.length === 0) console.log(draw(show(view).element, PENS.plain, { columns: 130, rows: 900 }).filter((l) => l !== '').join('\n'));
    const ids: string[] = [];
    for (let n = 0; n < 200; n += 1) {
      const out = show(view).act(n === 0 ? 'first_row' : 'next_row');
      if (out?.kind !== 'view') break;
      view = out.view;
      const id = view.choices[`at ${path.join(' ')}`];
      if (id === undefined || id === ids.at(-1)) break;
      ids.push(id);
    }
    for (const id of ids) {
      const out = show(standOn({ ...emptyView('device'), did: DID, path }, path.join(' '), id)).act('open');
      console.log(id, '->', out?.kind === 'open' ? `${out.view.pane} ${out.view.path.join()} ${out.view.did ?? ''} [${out.view.filter}] ${JSON.stringify(out.view.choices)} ${JSON.stringify(out.window ?? '')}` : JSON.stringify(out).slice(0, 200));
    }
  }
});
