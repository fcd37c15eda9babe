// The endpoints over the simulated world itself: what one of them says must be what the others say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Appliance } from '../../src/simulator/start-appliance.ts';
import { anAppliance, ask, stopAppliances } from './ask.ts';
import { NOW_AT } from './fake-engine.ts';

let appliance: Appliance;

beforeAll(async () => {
  const now = () => NOW_AT;
  const world = { seed: 7, deviceCount: 40, flowsPerHour: 400, anchorAt: NOW_AT, now };
  appliance = await anAppliance({ engine: createEngine({ ...world, scenarios: ['ransomware'] }) });
});

afterAll(stopAppliances);

/** Answers are looked into freely here: a missing field becomes undefined, and the comparison fails. */
const told = async (target: string) => {
  const answer = await ask(appliance, target);
  if (answer.status !== 200) throw new Error(answer.body);
  return Object(answer.json);
};

const sum = (items: readonly unknown[], field: string): number =>
  items.reduce<number>((total, item) => total + Number(Reflect.get(Object(item), field)), 0);

const total = (counts: unknown): number =>
  Object.values(Object(counts)).reduce<number>((all, count) => all + Number(count), 0);

const DAY = `starttime=${NOW_AT - 24 * HOUR_MS}&endtime=${NOW_AT}`;

describe('over the simulated world', () => {
  it.each(['security', 'notice'])('%s events add up by kind, severity and hour', async (eventType) => {
    const answer = await told(`/summarystatistics?eventtype=${eventType}&hours=168`);
    expect(sum(answer.hourly_distribution, 'count')).toBe(total(answer.event_counts));
    expect(total(answer.severity_breakdown)).toBe(total(answer.event_counts));
    expect(total(answer.event_counts)).toBeGreaterThan(0);
  });

  it('ATT&CK tells all security events of the window, mapped or not', async () => {
    const security = await told('/summarystatistics?eventtype=security&hours=168');
    const mitre = await told('/summarystatistics?eventtype=security&hours=168&mitreTactics=true');
    expect(mitre.total_mapped_events + mitre.unmapped_events).toBe(total(security.event_counts));
    expect(sum(Object.values(mitre.mitre_tactics), 'count')).toBe(mitre.total_mapped_events);
  });

  it('connections of the statistics are the flows of the network, and so are the bytes', async () => {
    const connections = await told('/summarystatistics?eventtype=connection&hours=24');
    const network = await told(`/network?${DAY}`);
    const plain = await told('/summarystatistics');
    expect(network.traffic.length).toBeGreaterThan(1_000);
    expect(total(connections.event_counts)).toBe(network.traffic.length);
    expect(sum(connections.hourly_distribution, 'count')).toBe(network.traffic.length);
    expect(network.summary).toMatchObject({
      totalconnections: network.traffic.length,
      totalbytes: sum(network.traffic, 'bytes'),
      totalpackets: sum(network.traffic, 'packets'),
    });
    expect(plain.bandwidth.total_bytes).toBe(network.summary.totalbytes);
    expect(plain.events.connections).toBe(network.traffic.length);
  });

  it('bandwidth of agents and of the network are the whole', async () => {
    const [all, agents, network] = await Promise.all(
      ['', '&csensor=true', '&csensor=false'].map((query) =>
        told(`/summarystatistics?eventtype=bandwidth&hours=24${query}`),
      ),
    );
    const mb = (answer: { bandwidth_stats: { total_bandwidth: { total_mb: number } } }): number =>
      answer.bandwidth_stats.total_bandwidth.total_mb;
    expect(mb(agents) + mb(network)).toBeCloseTo(mb(all), 2);
    expect(mb(all)).toBeGreaterThan(0);
  });

  it("a device's series are its flows of the same span", async () => {
    const flows = await told(`/network?${DAY}`);
    const { did } = flows.traffic.find(
      (flow: { sourcedevice: { did: number | null } }) => flow.sourcedevice.did !== null,
    ).sourcedevice;
    const co = await told(`/deviceinfo?did=${did}`);
    const startAt = co.graphdata[0].timestamp * 1_000;
    const { traffic } = await told(`/network?did=${did}&starttime=${startAt}&endtime=${NOW_AT}`);
    const begun = traffic.filter((flow: { sourcedevice: { did: number } }) => flow.sourcedevice.did === did);
    expect(begun.length).toBeGreaterThan(0);
    expect(sum(co.graphdata, 'connections')).toBe(begun.length);
    expect(sum(co.destinations, 'connections')).toBe(begun.length);
    const sent = await told(`/deviceinfo?did=${did}&datatype=sizeout`);
    const received = await told(`/deviceinfo?did=${did}&datatype=sizein`);
    expect(sum(sent.graphdata, 'bytes_out') + sum(received.graphdata, 'bytes_in')).toBe(sum(traffic, 'bytes'));
    expect(co.summary.data_transfer.total_bytes_out).toBe(sum(sent.graphdata, 'bytes_out'));
    for (const hours of [2, 4, 6, 12, 24]) {
      const coarse = await told(`/deviceinfo?did=${did}&intervalhours=${hours}`);
      expect(coarse.summary).toEqual(co.summary);
      expect(sum(coarse.graphdata, 'connections')).toBe(begun.length);
    }
  });

  it('a metric sums up the flows of its window, at both of their ends', async () => {
    const metric = await told(`/network?metric=bandwidth&${DAY}&intext=internal`);
    const { summary } = await told(`/network?${DAY}&intext=internal&responsedata=summary`);
    expect(sum(metric.data, 'bytes_in') + sum(metric.data, 'bytes_out')).toBe(2 * summary.totalbytes);
    expect(sum(metric.data, 'connections')).toBe(2 * summary.totalconnections);
  });

  it('the same question has the same answer', async () => {
    const target = `/network?${DAY}&fulldevicedetails=true`;
    const first = await ask(appliance, target);
    expect(await ask(appliance, target)).toMatchObject({ body: first.body });
  });
});
