// The field's endpoints over the simulated world: what one of them says must be what the others and the world say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts';
import { createEngine } from '../../../src/simulator/create-engine.ts';
import type { Engine } from '../../../src/simulator/engine.ts';
import type { Appliance } from '../../../src/simulator/start-appliance.ts';
import { ask, stopAppliances } from '../../simulator-server/ask.ts';
import { NOW_AT } from '../../simulator-server/fake-engine.ts';
import { aFieldAppliance, sectionsOf, sumOf, told } from './field-appliance.ts';

/** In the middle of an hour, as it mostly is. */
const MIDDLE_AT = NOW_AT + 23 * MINUTE_MS + 7_123;

const aWorld = (): Engine =>
  createEngine({
    seed: 7,
    deviceCount: 40,
    flowsPerHour: 400,
    scenarios: ['ransomware', 'insider'],
    anchorAt: NOW_AT,
    now: () => MIDDLE_AT,
  });

let engine: Engine;
let appliance: Appliance;

beforeAll(async () => {
  engine = aWorld();
  appliance = await aFieldAppliance({ engine });
});

afterAll(stopAppliances);

const DAY = { startAt: MIDDLE_AT - DAY_MS, endAt: MIDDLE_AT };
const DAY_QUERY = `starttime=${DAY.startAt}&endtime=${DAY.endAt}`;

const FIRST_HOUR_AT = NOW_AT + HOUR_MS - 28 * DAY_MS;

describe('over the simulated world', () => {
  it('events by the hour are all of the world', async () => {
    const span = { startAt: FIRST_HOUR_AT, endAt: MIDDLE_AT };
    const counts = [
      ['modelevents', engine.events(span).length],
      ['notices', engine.notices(span).length],
      ['network', (await engine.connectionCounts([span.startAt, span.endAt]))[0] ?? 0],
    ] as const;
    for (const [eventType, count] of counts) {
      const { data } = await told(appliance, `/summarystatistics?eventtype=${eventType}`);
      expect([data.length, data[0].timems, sumOf(data, 'events')]).toEqual([672, FIRST_HOUR_AT, count]);
      expect(count).toBeGreaterThan(100);
    }
  });

  it('events of cSensors and of the network are the whole', async () => {
    const sums: number[] = [];
    for (const eventType of ['csensormodelevents', 'networkmodelevents', 'modelevents'])
      sums.push(sumOf((await told(appliance, `/summarystatistics?eventtype=${eventType}`)).data, 'events'));
    expect((sums[0] ?? 0) + (sums[1] ?? 0)).toBe(sums[2]);
  });

  it('volumes of days add up to the world, of cSensors and of the network to the whole', async () => {
    const plain = await told(appliance, '/summarystatistics');
    const csensors = await told(appliance, '/summarystatistics?csensor=true');
    const network = await told(appliance, '/summarystatistics?csensor=false');
    const totals = await engine.totals({ startAt: plain.bandwidth[0].timems, endAt: MIDDLE_AT }, 'all');
    expect(sumOf(plain.bandwidth, 'kb')).toBeCloseTo((totals.bytesIn + totals.bytesOut) / 1_000, -2);
    for (const [index, { kb }] of plain.bandwidth.entries())
      expect(Math.abs(kb - csensors.bandwidth[index].kb - network.bandwidth[index].kb)).toBeLessThanOrEqual(1);
    expect(plain.devicecount.total).toBe(40);
  });

  it('every section of the network adds up to the flows', async () => {
    const sections = sectionsOf(await told(appliance, `/network?${DAY_QUERY}`));
    const totals = await engine.totals(DAY, 'all');
    const bytes = totals.bytesIn + totals.bytesOut;
    expect(bytes).toBeGreaterThan(1_000_000);
    for (const name of ['Connection Status', 'intext', 'protocols', 'applicationprotocols', 'devices', 'Subnets'])
      expect(sumOf(sections[name] ?? [], 'in', 'out')).toBe(bytes);
  });

  it('both sides of a device are what it sent and received', async () => {
    const busiest = (await told(appliance, `/network?${DAY_QUERY}`)).devices[0];
    const parts = await Promise.all(
      ['internal', 'external'].map((side) =>
        told(appliance, `/network?did=${busiest.did}&intext=${side}&${DAY_QUERY}`),
      ),
    );
    const sections = parts.map(sectionsOf);
    expect(sections.map(({ intext }) => sumOf(intext ?? [], 'in', 'out')).reduce((sum, part) => sum + part)).toBe(
      busiest.size,
    );
    for (const side of sections)
      expect(sumOf(side['Local Ports'] ?? [], 'in', 'out')).toBeLessThanOrEqual(
        sumOf(side.protocols ?? [], 'in', 'out'),
      );
  });

  it("a device's series is that of its flows", async () => {
    const { deviceInfo } = await told(appliance, '/deviceinfo?did=3&showallgraphdata=true');
    const [{ graphData, info }] = deviceInfo;
    let count = 0;
    for await (const batch of engine.flowsOf(3, { startAt: FIRST_HOUR_AT, endAt: MIDDLE_AT })) count += batch.length;
    expect([graphData.length, graphData[0].time, sumOf(graphData, 'count')]).toEqual([672, FIRST_HOUR_AT, count]);
    expect(Math.abs(info.totalDevicesAndPorts - count / 10)).toBeLessThan(2);
  });

  it('ATT&CK tells the events of four weeks', async () => {
    const answer = await told(appliance, '/summarystatistics?mitreTactics=true');
    const span = { startAt: MIDDLE_AT - 28 * DAY_MS, endAt: MIDDLE_AT };
    const events = engine.events(span);
    expect([answer.startTime, answer.modelCount]).toEqual([span.startAt, events.length]);
    const mapped = events.filter(({ attack }) => attack !== undefined).length;
    expect(sumOf(answer.mitreTactics, 'modelCount')).toBeGreaterThan(mapped);
  });

  it('names and numbers of protocols ask for the same', async () => {
    const bodies = await Promise.all(
      ['protocol=TCP&applicationprotocol=HTTPS', 'protocol=6&applicationprotocol=1004'].map(
        async (query) => (await ask(appliance, `/network?${query}`)).body,
      ),
    );
    expect(bodies[0]).toBe(bodies[1]);
    expect(JSON.parse(bodies[0] ?? '').connections.length).toBeGreaterThan(0);
  });

  it('the same question has the same answer, from another appliance of the same world as well', async () => {
    const other = await aFieldAppliance({ engine: aWorld() });
    for (const target of [
      '/summarystatistics',
      '/summarystatistics?mitreTactics=true',
      '/network',
      '/network?viewsubnet=3',
      '/deviceinfo?did=3&similardevices=2&fulldevicedetails=true',
      '/devicesearch',
      '/modelbreaches',
      '/aianalyst/incidentevents',
      '/status',
    ]) {
      const { body } = await ask(appliance, target);
      expect((await ask(appliance, target)).body).toBe(body);
      expect((await ask(other, target)).body).toBe(body);
    }
  });

  it.each([
    `/network?starttime=${MIDDLE_AT - 14 * DAY_MS}&endtime=${MIDDLE_AT}`,
    '/deviceinfo?did=3&similardevices=30&showallgraphdata=true',
    '/summarystatistics?eventtype=csensor',
  ])('lets others run while it works on %s', async (target) => {
    let turns = 0;
    const turn = setInterval(() => {
      turns += 1;
    }, 1);
    await ask(appliance, target);
    clearInterval(turn);
    expect(turns).toBeGreaterThan(8);
  });
});
