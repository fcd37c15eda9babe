// The pages of the flows pane: each row leads to the very flows that it counts.
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { filterRows } from '../../src/flows/filter/filter-rows.ts';
import { flowAt } from '../../src/flows/flow-at.ts';
import { flowsPart, transfersPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { readFlowFilter } from '../../src/panes/flows/flow-filter.ts';
import { pageDocument, subnetParts, talkerParts } from '../../src/panes/flows/page-document.ts';
import { pageLead } from '../../src/panes/flows/page-leads.ts';
import { FLOW_SECTIONS } from '../../src/panes/flows/sections.ts';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, PaneContext } from '../../src/panes/pane.ts';
import { keyOf } from '../../src/panes/parts/document-sketch.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import { deviceTrafficPart } from '../../src/report/parts/device-parts.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { stageTraffic } from '../analysis/traffic-scenario.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { answered, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

let traffic: TrafficFacts;

beforeAll(async () => {
  traffic = await stageTraffic({ deviceCount: 60, flowsPerHour: 90, scenarios: ['insider'], anchorAt: NOW });
});

const SUBNET = '10.10.0.0/24';

const documentOf = (path: readonly string[]): ReportDocument => {
  const section = FLOW_SECTIONS.find(({ id }) => id === path[0]);
  const parts = path[0] === 'talkers' ? talkerParts('bytes') : (section?.parts ?? subnetParts(path[1]));
  const steps = pageDocument({
    name: 'page',
    title: '',
    traffic,
    thresholds: standardThresholds(),
    source: { profile: 'p', host: 'h', isDemo: false },
    at: NOW,
    parts,
  });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

type Counted = Readonly<{ section: string; title: string; label: string; connections: number }>;

/** What a page says of connections: in each row of a table that counts them, and in each fact that does. */
const countsIn = (document: ReportDocument): readonly Counted[] =>
  document.sections.flatMap(({ id, title, blocks }) =>
    blocks.flatMap((block): readonly Counted[] => {
      if (block.kind === 'facts')
        return block.facts
          .filter(
            ({ label, as }) =>
              as === 'count' && /^(external|internal)$|connections/.test(label) && label !== 'connections',
          )
          .map(({ label, value }) => ({ section: id, title, label, connections: Number(value) }));
      if (block.kind !== 'table') return [];
      const at = block.columns.findIndex((column) => column.title === 'connections');
      if (at === -1) return [];
      return block.rows.map((row) => ({ section: id, title, label: keyOf(block, row), connections: Number(row[at]) }));
    }),
  );

const flowsBehind = (outcome: Outcome | undefined): number | undefined =>
  outcome?.kind === 'open' && outcome.view.path.length === 0
    ? filterRows(traffic.table, readFlowFilter(outcome.view.filter), { endAt: NOW }).length
    : undefined;

describe('each row of a page', () => {
  it.each([[['traffic']], [['protocols']], [['external']], [['subnets', SUBNET]]])(
    'of %s leads to as many flows as it counts',
    (path) => {
      const counts = countsIn(documentOf(path));
      expect(counts.length).toBeGreaterThan(4);
      for (const { connections, ...target } of counts) {
        const lead = pageLead(target, { ...emptyView('flows'), path }, NOW);
        expect([target.section, target.label, flowsBehind(lead)]).toEqual([target.section, target.label, connections]);
      }
    },
  );

  it('of one device leads to as many of its flows as it counts', () => {
    const did = flowAt(traffic.table, 0).source?.did ?? 9;
    const filter = `did:${did}`;
    const rows = filterRows(traffic.table, readFlowFilter(filter), { endAt: NOW });
    const told = deviceTrafficPart({ ...traffic, rows }, did, 20);
    const counts = countsIn({ ...documentOf(['traffic']), sections: told.sections });
    expect(counts.length).toBeGreaterThan(4);
    for (const { connections, ...target } of counts) {
      const lead = pageLead(target, { ...emptyView('flows'), path: ['traffic'], filter }, NOW);
      expect([target.label, flowsBehind(lead)]).toEqual([target.label, connections]);
    }
  });

  it('of the subnets leads to the page of its subnet', () => {
    const view = { ...emptyView('flows'), path: ['subnets'] };
    const target = { section: 'NET-SUBNET', title: 'Subnets', label: SUBNET };
    expect(pageLead(target, view, NOW)).toMatchObject({ kind: 'open', view: { path: ['subnets', SUBNET] } });
  });

  it('narrows the filter that there is', () => {
    const view = { ...emptyView('flows'), path: ['traffic'], filter: 'dir:external' };
    const lead = pageLead({ section: 'NET-PORTS', title: 'Source ports', label: '443' }, view, NOW);
    expect(lead).toMatchObject({ view: { path: [], filter: 'dir:external sport:443' } });
  });

  it('of the talkers leads to the flows of its device, or of its hour', () => {
    const view = { ...emptyView('flows'), path: ['talkers'] };
    const talkers = { section: 'NET-TALKERS', title: '' };
    expect(pageLead({ ...talkers, label: '10.20.0.17' }, view, NOW)).toMatchObject({
      view: { filter: 'ip:10.20.0.17' },
    });
    const hour = NOW - 5 * HOUR_MS;
    expect(pageLead({ ...talkers, label: String(hour) }, view, NOW)).toMatchObject({
      view: { path: [], filter: '' },
      window: { kind: 'span', endAt: hour + HOUR_MS, hours: 1 },
    });
    expect(pageLead({ ...talkers, label: 'total' }, view, NOW)).toBeUndefined();
  });
});

describe('a page', () => {
  const size = { columns: 140, rows: 60 };

  const contextOf = (view: Partial<View>): PaneContext =>
    aPaneContext({
      view: { ...emptyView('flows'), ...view },
      size,
      read: readFrom([
        answered(flowsPart(DEFAULT_WINDOW), aNetworkAnswer({ flows: traffic.table })),
        answered(transfersPart(DEFAULT_WINDOW), aNetworkAnswer({ metric: 'bandwidth', points: traffic.transfers })),
      ]),
    });

  const show = (view: Partial<View>) => flows.show(contextOf(view));

  const textOf = (view: Partial<View>): string => draw(show(view).element, PENS.plain, size).join('\n');

  it.each(FLOW_SECTIONS.map(({ id, title }) => [title, id]))(
    '%s is reached from the one before, and back',
    (title, id) => {
      const at = FLOW_SECTIONS.findIndex((one) => one.id === id);
      const before = FLOW_SECTIONS[at - 1];
      const outcome = show(before === undefined ? {} : { path: [before.id] }).act('next_section');
      expect(outcome).toMatchObject({ kind: 'open', view: { path: [id] } });
      const back = show({ path: [id] }).act('previous_section');
      expect(back).toMatchObject({ kind: 'open', view: { path: before === undefined ? [] : [before.id] } });
      expect(textOf({ path: [id] })).toContain(`›${title}`);
    },
  );

  it('counts only what the filter lets through, and says which flows that are', () => {
    const text = textOf({ path: ['protocols'], filter: 'dport:445' });
    expect(text).toMatch(/flows to port 445: [\d,]+ of [\d,]+ {2}\(filtered here\)/);
    expect(text).toMatch(/NET-APP/);
    expect(text).not.toMatch(/^ *dns /m);
    expect(show({ path: ['protocols'], filter: 'dport:445' }).act('widen')).toMatchObject({ view: { filter: '' } });
    expect(show({ path: ['external'] }).report).toEqual({ name: 'external' });
  });

  it('of the talkers can be in another order, and leads to devices', () => {
    const shown = show({ path: ['talkers'] });
    expect(shown.act('sort')).toMatchObject({ kind: 'choose', choice: 'talkers', chosen: 'bytes' });
    const ordered = textOf({ path: ['talkers'], choices: { talkers: 'bytesOut' } });
    const outs = [...ordered.matchAll(/^ .?(?:\d+\.){3}\d+ .*?([\d.,]+ [KMG]?B) +[\d,]+ *$/gm)].map(
      ([, out = '']) => out,
    );
    expect(outs.length).toBeGreaterThan(3);
    const bytes = outs.map(bytesOf);
    expect(bytes).toEqual(bytes.toSorted((a, b) => b - a));
    const id = 'NET-TALKERS/10.10.0.15';
    const device = show({ path: ['talkers'], choices: { 'at talkers': id } }).act('source_device');
    expect(device).toMatchObject({ kind: 'open', view: { pane: 'device' } });
  });

  it('of the map turns between subnets and devices, bytes and connections', () => {
    const turned = show({ path: ['map'] }).act('breakdown');
    expect(turned?.kind === 'view' && textOf(turned.view)).toContain('devices by bytes');
    const sorted = show({ path: ['map'] }).act('sort');
    expect(sorted?.kind === 'view' && textOf(sorted.view)).toContain('subnets by connections');
    const opened = show({ path: ['map'] }).act('open');
    expect(opened?.kind === 'open' && opened.view.filter).toMatch(/^src:.* dst:|^.*src:/);
  });
});

const UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };

const bytesOf = (told: string): number => {
  const [amount = '', unit = ''] = told.split(' ');
  return Number(amount.replaceAll(',', '')) * (UNITS[unit] ?? Number.NaN);
};
