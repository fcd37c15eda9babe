// What is fetched of an appliance that tells sums and connections in the place of flows, and what of it the rules are given.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectTraffic } from '../../src/live/collect/collect-traffic.ts';
import type { ToJudge } from '../../src/live/judge/messages.ts';
import { emptyShelf, sendQuestion } from '../../src/live/judge/send-question.ts';
import { subnetsPart } from '../../src/live/questions/index.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { trafficOf } from '../analysis/traffic-facts.ts';
import { PARTIES, sectionsOf } from '../flows/an-answer-of-sums.ts';
import { askAll } from '../panes/answers.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';
import { factsWith } from './judge-facts.ts';

let field: Running;
let documented: Running;

beforeAll(async () => {
  [field, documented] = await Promise.all([runAppliance([], 'appliance'), runAppliance()]);
});
afterAll(() => Promise.all([field.stop(), documented.stop()]));

const window = { endAt: NOW, hours: 1, endsNow: true };

describe('the traffic of an appliance of the field', () => {
  it('is connections, with the sums and who took part', async () => {
    const traffic = await collectTraffic(field.asker(), { window, traffic: {}, transfers: true });
    expect(traffic?.table.rowCount).toBeGreaterThan(10);
    expect(traffic?.sums?.sections?.protocols?.length).toBeGreaterThan(0);
    expect(traffic?.sums?.parties?.some(({ isExternal }) => isExternal)).toBe(true);
    expect(traffic?.sums).toMatchObject({ isOfOne: false, sid: undefined, notNarrowedBy: '', subnets: [] });
    expect(traffic?.transfers?.length).toBeGreaterThan(0);
  });

  it('of the bytes of each device alone has the sums too', async () => {
    const traffic = await collectTraffic(field.asker(), { window, transfers: true });
    expect(traffic?.table.rowCount).toBe(0);
    expect(traffic?.sums?.sections?.devices?.length).toBeGreaterThan(0);
  });

  it('is told of one device, or of one subnet', async () => {
    const [one, subnet] = await Promise.all([
      collectTraffic(field.asker(), { window, traffic: { did: 16 } }),
      collectTraffic(field.asker(), { window, traffic: { viewsubnet: 3 } }),
    ]);
    expect([one?.sums?.isOfOne, one?.isPart, subnet?.sums?.sid]).toEqual([true, true, 3]);
    expect(subnet?.sums?.subnets.find(({ sid }) => sid === 3)?.network).toEqual(expect.any(String));
  });

  it('of one that lists its flows has none of this', async () => {
    const traffic = await collectTraffic(documented.asker(), { window, traffic: {}, transfers: true });
    expect(traffic?.table.rowCount).toBeGreaterThan(10);
    expect(traffic?.sums).toBeUndefined();
  });
});

describe('the subnets of an appliance', () => {
  it('are listed by one of the field, and by no other', async () => {
    const [told] = await askAll([subnetsPart()], field);
    expect(told?.answer.data).toEqual(
      expect.arrayContaining([expect.objectContaining({ sid: 3, network: expect.any(String) })]),
    );
    const [none] = await askAll([subnetsPart()], documented);
    expect(none?.answer.data).toBeUndefined();
  });
});

describe('a question to the rules', () => {
  it('holds no sums: no rule judges them', () => {
    const posted: ToJudge[] = [];
    const sums = { sections: sectionsOf(), parties: PARTIES, counted: undefined, subnets: [], isOfOne: false };
    const traffic = trafficOf([{}], { sums: { ...sums, sid: undefined, notNarrowedBy: '' } });
    const facts = [factsWith({ traffic })];
    const steps = sendQuestion((message) => void posted.push(message), emptyShelf(), {
      id: 1,
      facts,
      about: 'judge',
      thresholds: standardThresholds(),
    });
    expect([...steps].length).toBeGreaterThan(0);
    const [sent] = posted.filter(({ kind }) => kind === 'facts');
    expect(sent).toMatchObject({ facts: { traffic: { hasTransfers: false } } });
    expect(JSON.stringify(sent)).not.toMatch(/sections|parties/);
  });
});
