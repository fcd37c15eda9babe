// The flows pane over an appliance that tells sums and connections in the place of flows: what each page says of them, and where it leads.
import { describe, expect, it } from 'vitest';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { type FlowQuestion, flowsPart, subnetsPart, transfersPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { FLOW_SECTIONS } from '../../src/panes/flows/sections.ts';
import { flows } from '../../src/panes/flows.tsx';
import type { Outcome, PaneContext } from '../../src/panes/pane.ts';
import { emptyView, type View } from '../../src/panes/view.ts';
import type { Size } from '../../src/terminal/size.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import type { Pen } from '../../src/theme/pen.ts';
import { aPoint } from '../analysis/traffic-facts.ts';
import { aTable } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';
import { aConnection, anAnswerOfSums, aSum, SUBNETS, sectionsOf } from '../flows/an-answer-of-sums.ts';
import { answered, askingOf, type Given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES, unpainted } from './draw.tsx';

const ANSWER = anAnswerOfSums(NOW);
const SMALL: Size = { columns: 80, rows: 21 };
const WIDE: Size = { columns: 200, rows: 45 };

const held = (question: FlowQuestion, answer: NetworkAnswer = ANSWER): Given =>
  answered(flowsPart(DEFAULT_WINDOW, question), answer);

const KNOWN_SUBNETS = answered(subnetsPart(), SUBNETS);

const POINTS = answered(
  transfersPart(DEFAULT_WINDOW),
  anAnswerOfSums(NOW, {
    flows: undefined,
    metric: 'bandwidth',
    points: [
      aPoint({
        at: NOW - 86_400_000,
        device: { did: 142, ip: '10.0.4.20', hostname: 'ws-0142' },
        bytesIn: 40,
        bytesOut: 8,
      }),
      aPoint({ at: NOW - 86_400_000, device: { did: 7, ip: '10.0.4.17' }, bytesIn: 20, bytesOut: 15 }),
    ],
  }),
);

const ALL: readonly Given[] = [held({}), held({ intext: 'external' }), KNOWN_SUBNETS, POINTS];

type Drawn = Readonly<{ size?: Size; pen?: Pen; givens?: readonly Given[] }>;

const contextOf = (view: Partial<View>, { size = SMALL, pen = PENS.plain, givens = ALL }: Drawn = {}): PaneContext =>
  aPaneContext({ view: { ...emptyView('flows'), ...view }, read: readFrom(givens), size, pen });

const linesOf = (view: Partial<View> = {}, drawn: Drawn = {}): readonly string[] => {
  const context = contextOf(view, drawn);
  return draw(flows.show(context).element, context.pen, context.size);
};

const actOn = (view: Partial<View>, action: string, drawn: Drawn = {}): Outcome | undefined =>
  flows.show(contextOf(view, drawn)).act(action);

const filterAfter = (outcome: Outcome | undefined): string | undefined =>
  outcome?.kind === 'open' ? outcome.view.filter : undefined;

const PATHS: readonly Partial<View>[] = [
  {},
  { path: ['flow'], lists: { flows: { index: 3, top: 0 } } },
  { filter: 'bytes>10m' },
  { filter: 'score>=50' },
  ...FLOW_SECTIONS.map(({ id }) => ({ path: [id] })),
  ...['end', 'destinationPort', 'country', 'subnet', 'direction', 'status', 'source'].map((by) => ({
    path: ['groups'],
    choices: { by },
  })),
];

describe.each(PATHS.map((view) => [JSON.stringify(view), view] as const))('%s', (_name, view) => {
  it('keeps to its room, says the same with and without colour, and never 0 for what was not told', () => {
    for (const size of [...SIZES, { columns: 60, rows: 12 }]) {
      const [plain, ascii, colour] = [PENS.plain, PENS.ascii, PENS.colour].map((pen) => linesOf(view, { size, pen }));
      expect(plain?.length).toBeLessThanOrEqual(size.rows);
      for (const line of plain ?? []) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      expect(ascii?.join('')).toMatch(/^[\u0020-\u007e]*$/);
      expect(unpainted(colour ?? [])).toEqual(plain);
      expect(plain?.join('\n')).not.toMatch(/\b0 B\b|NaN|undefined/);
    }
  });
});

describe('above the connections', () => {
  it('stands that they are no flows, and that the totals are the sums of the appliance', () => {
    expect(linesOf({}, { size: WIDE }).slice(1, 3)).toEqual([
      ' all connections: 4   ● 1 unusual',
      ' 100 MB  in 75 MB  out 25 MB  external 70.0 %   the appliance tells sums, and the 4 connections it names, instead of flows  TCP 90.0 %  UDP 10.0 %',
    ]);
    expect(linesOf()[1]).toBe(' 100 MB  in 75 MB  out 25 MB  external 70.0 %   sums and connections, no flows');
  });

  it('stands who narrows what, and that the sums are not narrowed by what is of single connections', () => {
    const lines = linesOf({ filter: 'score>=50' }, { size: WIDE });
    expect(lines[1]).toMatch(/^ connections with a score of at least 50 %: 1 of 4 {2}\(filtered here\)/);
    expect(lines[2]).toContain("the appliance's sums, which are not narrowed by score>=50");
    const both = linesOf({ filter: 'port:443 score>=50' }, { size: WIDE, givens: [held({ port: 443 })] });
    expect(both[1]).toContain('(by the appliance: port:443; here: score>=50)');
    const whole = linesOf({ filter: 'port:443' }, { size: WIDE, givens: [held({ port: 443 })] });
    expect(whole[1]).toBe(' connections with port 443 at either end: 4  (by the appliance)   ● 1 unusual');
  });

  it.each([
    ['bytes>10m', 'bytes'],
    ['port:443 or dur>1h', 'port, dur'],
    ['!flag:syn', 'flag'],
  ])('stands for %s that there is nothing to compare', (filter, fields) => {
    expect(linesOf({ filter })[0]).toContain(`${fields} not reported: nothing to compare`);
  });

  it('stands nothing of the kind of flows', () => {
    const [first = '', second = ''] = linesOf({ filter: 'bytes>10m' }, { givens: [held({}, flowsAnswer())] });
    expect(`${first}${second}`).not.toMatch(/sums|connections instead|nothing to compare/);
  });

  it('stands that nothing moved where the sections came without a row', () => {
    const nothing = { ...sectionsOf(), status: [], directions: [], protocols: [], applicationProtocols: [] };
    const givens = [
      held({}, anAnswerOfSums(NOW, { flows: aTable([]), sections: { ...nothing, devices: [], subnets: [] } })),
    ];
    expect(linesOf({}, { givens })[1]).toBe(' nothing moved   the appliance tells sums instead of flows');
  });
});

const flowsAnswer = (): NetworkAnswer => aNetworkAnswer({ flows: aTable([{}, { bytes: 1 }]) });

describe('the table of connections', () => {
  it('has the columns that connections tell, and addresses where there is room', () => {
    expect(linesOf()[2]?.trim().split(/ {2,}/)).toEqual(['time ↓', 'source', 'destination', 'score']);
    expect(linesOf({}, { size: WIDE })[3]?.trim().split(/ {2,}/)).toEqual([
      'time ↓',
      'source',
      'destination',
      'source address',
      'destination address',
      'score',
    ]);
  });

  it('has no score where none has one, and every other column that is reported', () => {
    const flowsOf = aTable([aConnection({ destinationPort: 443, bytes: 1_000 })]);
    const givens = [held({}, anAnswerOfSums(NOW, { flows: flowsOf }))];
    expect(linesOf({}, { givens })[2]?.trim().split(/ {2,}/)).toEqual([
      'time ↓',
      'source',
      'destination',
      'port',
      'bytes',
    ]);
  });

  it('shows again what a person wants to see, and offers no score where there is none', () => {
    const outcome = actOn({}, 'columns');
    const options = outcome?.kind === 'choose' ? outcome.options : [];
    const titles = options.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['show bytes', 'show port', 'hide score']));
    const shown = options.find(({ title }) => title === 'show bytes')?.id ?? '';
    expect(linesOf({ choices: { columns: shown } })[2]).toContain('bytes');
    const plain = actOn({}, 'columns', { givens: [held({}, flowsAnswer())] });
    expect(plain?.kind === 'choose' && plain.options.some(({ title }) => title.includes('score'))).toBe(false);
    const ordered = actOn({}, 'sort');
    expect(ordered?.kind === 'choose' && ordered.options.map(({ id }) => id)).toContain('-score');
  });

  it('marks what the appliance finds unusual, in words where it is selected, and leads from one to the next', () => {
    const marked = linesOf().find((line) => line.includes('198.51.100.9'));
    expect(marked).toMatch(/^ ● 13:56:00Z +finance-07 +198\.51\.100\.9 +87 %$/);
    const next = actOn({}, 'next_suspicious');
    expect(next).toMatchObject({ kind: 'view', view: { lists: { flows: { index: 3 } } } });
    expect(linesOf({ lists: { flows: { index: 3, top: 0 } } })[0]).toContain(
      '● 1 unusual   this one: 87 %, by the appliance',
    );
    expect(linesOf({ choices: { order: '-score' } })[3]).toMatch(/^›●/);
  });

  it('says that none is unusual to the appliance, since no rule can judge what it tells', () => {
    const givens = [held({}, anAnswerOfSums(NOW, { flows: aTable([aConnection()]) }))];
    expect(linesOf({}, { givens })[0]).toContain('none unusual to the appliance');
    expect(actOn({}, 'next_suspicious', { givens })).toMatchObject({ kind: 'tell' });
    expect(linesOf({}, { givens }).join('\n')).not.toMatch(/judging|suspicious/);
  });

  it('is empty beside sums that came alone', () => {
    const lines = linesOf({}, { givens: [held({}, anAnswerOfSums(NOW, { flows: undefined }))], size: WIDE });
    expect(lines[1]).toBe(' all connections: 0');
    expect(lines.join('\n')).toContain('by application');
  });
});

describe('what a connection says of itself', () => {
  const text = linesOf(
    { path: ['flow'], lists: { flows: { index: 3, top: 0 } } },
    { size: { columns: 120, rows: 36 } },
  ).join('\n');

  it('is its ends with what they took part in, its score, and once what is not reported', () => {
    expect(text).toMatch(/^ connection 4 of 4/m);
    expect(text).toMatch(/^ ● unusual {2}87 % unusual, as the appliance scores it$/m);
    expect(text).toMatch(/source network +10\.0\.4\.0\/24/);
    expect(text).toMatch(/source in all +35 MB/);
    expect(text).toMatch(/destination country +Japan/);
    expect(text).toMatch(/destination network +AS64501 Odd/);
    expect(text).toMatch(/score +87 % unusual/);
    expect(text.match(/not reported/g)).toHaveLength(1);
    expect(text).toMatch(/not reported +ports, protocol, app, direction, bytes, packets, duration, end, flags/);
  });

  it('is asked for by nothing more', () => {
    const shown = flows.show(contextOf({ path: ['flow'] }));
    expect(shown.parts).toEqual([]);
  });
});

describe('a breakdown', () => {
  it('is of the sums, with shares of everything that moved', () => {
    const text = linesOf({ path: ['groups'] }, { size: WIDE }).join('\n');
    expect(text).toMatch(/ by application: 3 sums, by bytes/);
    expect(text).toMatch(/^›HTTPS +60 MB +in 50 MB +out 10 MB +█+ +60\.0 %$/m);
    expect(text).toMatch(/^ HTTPS: 60 MB 60\.0 %, in 50 MB 66\.7 %, out 10 MB 40\.0 %$/m);
    expect(text).not.toMatch(/Views/);
  });

  it('can be by what came in or went out', () => {
    const [first, second] = [
      actOn({ path: ['groups'] }, 'sort'),
      actOn({ path: ['groups'], choices: { 'groups by': 'bytesIn' } }, 'sort'),
    ];
    expect(first?.kind === 'view' && first.view.choices['groups by']).toBe('bytesIn');
    expect(second?.kind === 'view' && second.view.choices['groups by']).toBe('bytesOut');
    const out = linesOf({ path: ['groups'], choices: { by: 'end', 'groups by': 'bytesOut' } }, { size: WIDE });
    expect(out.find((line) => line.startsWith('›'))).toMatch(/^›finance-07 .* 60\.0 %$/);
  });

  it('stands below the table, of what is told', () => {
    const lines = linesOf({}, { size: WIDE });
    const titles = lines
      .find((line) => line.includes('by application'))
      ?.trim()
      .split(/ {2,}/);
    expect(titles).toEqual(['by application', 'by device', 'by country', 'by subnet']);
    const chosen = linesOf({ choices: { by: 'destinationPort' } }, { size: WIDE });
    expect(chosen.join('\n')).toContain('not reported of all together; of one device');
  });

  it('offers what there is, and says of the rest that it is not reported', () => {
    const outcome = actOn({}, 'breakdown');
    const options = outcome?.kind === 'choose' ? outcome.options : [];
    expect(options.filter(({ detail }) => detail === 'not reported').map(({ title }) => title)).toEqual([
      'remote port',
      'local port',
    ]);
    const one = sectionsOf({ remotePorts: [aSum('443', 1, 2)], localPorts: [aSum('51000', 1, 2)] });
    const givens = [held({ did: 7 }, anAnswerOfSums(NOW, { sections: one }))];
    const told = actOn({ filter: 'did:7' }, 'breakdown', { givens });
    expect(told?.kind === 'choose' && told.options.every(({ detail }) => detail === undefined)).toBe(true);
  });

  const leads: readonly (readonly [string, string])[] = [
    ['applicationProtocol', 'app:HTTPS'],
    ['end', 'ip:10.0.4.20'],
    ['country', 'country:Ireland'],
    ['subnet', 'sid:3'],
    ['protocol', 'proto:TCP'],
    ['direction', 'dir:external'],
    ['source', 'src:10.0.4.17'],
    ['destination', 'dst:203.0.113.7'],
  ];

  it.each(leads)('by %s leads to what its first row is about: %s', (by, filter) => {
    expect(filterAfter(actOn({ path: ['groups'], choices: { by } }, 'open'))).toBe(filter);
  });

  it('by status leads to what is unusual, and of the others says that nobody can be asked for them', () => {
    const groups = { path: ['groups'], choices: { by: 'status' } };
    expect(actOn(groups, 'open')).toMatchObject({ kind: 'tell', text: 'nobody can be asked for these alone' });
    const next = actOn(groups, 'next_row');
    expect(next?.kind === 'view' && filterAfter(actOn(next.view, 'open'))).toBe('has:score');
  });
});

describe('the pages', () => {
  const textOf = (id: string, view: Partial<View> = {}): string =>
    linesOf({ path: [id], ...view }, { size: { columns: 200, rows: 70 } }).join('\n');

  it('of the traffic are sums, and say so', () => {
    const text = textOf('traffic');
    expect(text).toMatch(/Sums of the appliance/);
    expect(text).toMatch(/external +70 MB +70\.0 %/);
    expect(text).toMatch(/Unusual +20 MB +20\.0 %/);
    expect(text).toMatch(/10\.0\.4\.17 +198\.51\.100\.9 +87\.0 %/);
    expect(text).toMatch(/NET-PORTS: the appliance did not report it; it may for one device, as with a filter such/);
    expect(text).not.toMatch(/\(not reported\)/);
  });

  it('of the outside are countries and networks, and who is there', () => {
    const text = textOf('external');
    expect(text).toMatch(/Ireland +60 MB +85\.7 % +1/);
    expect(text).toMatch(/AS64500 Example +60 MB +85\.7 %/);
    expect(text).toMatch(/203\.0\.113\.7 +drive\.example +Ireland +AS64500 Example +60 MB +85\.7 % +2 +2/);
    expect(text).toMatch(/10\.0\.4\.17 +finance-07 +7 /);
  });

  it('of the talkers know no hours', () => {
    const text = textOf('talkers');
    expect(text).toMatch(/hour by hour +not reported/);
    expect(text).toMatch(/10\.0\.4\.20 +ws-0142 +142 +48 MB +48\.0 %/);
    expect(text).not.toMatch(/bytes per hour|connections/);
  });

  it('of the subnets lead to one of them, with what stays inside', () => {
    const outcome = actOn({ path: ['subnets'] }, 'open', { size: WIDE });
    expect(outcome).toMatchObject({ kind: 'open', view: { path: ['subnets'], filter: 'sid:3' } });
    const inside = anAnswerOfSums(NOW, { parties: ANSWER.parties?.slice(0, 2) });
    const drawn = { size: { columns: 120, rows: 40 }, givens: [held({ viewsubnet: 3 }, inside), KNOWN_SUBNETS] };
    const text = linesOf({ path: ['subnets'], filter: 'sid:3' }, drawn).join('\n');
    expect(text).toMatch(/Subnet 10\.0\.4\.0\/24/);
    expect(text).toMatch(/bytes inside +80 MB/);
    expect(text).toMatch(/bytes with other subnets +20 MB/);
    expect(text).toMatch(/bytes with the outside +70 MB/);
    const other = flows.show(contextOf({ path: ['subnets'], filter: 'sid:3' }, drawn)).act('open');
    expect(filterAfter(other)).toBe('sid:4');
  });

  it('of who talks to whom count connections, which tell no bytes', () => {
    const text = textOf('map');
    expect(text).toContain('subnets by connections');
    expect(text).toMatch(/^ 10\.0\.4\.0\/24 to elsewhere: 3 connections$/m);
    expect(actOn({ path: ['map'] }, 'sort')).toMatchObject({ kind: 'tell', text: 'connections tell no bytes' });
  });

  it.each([
    ['traffic', 'dir:external'],
    ['protocols', 'proto:TCP'],
    ['external', 'dir:external'],
    ['talkers', 'ip:10.0.4.20'],
  ])('lead from the first figure of %s to %s', (id, filter) => {
    expect(filterAfter(actOn({ path: [id] }, 'open', { size: WIDE }))).toBe(filter);
  });
});

describe('a filter', () => {
  const askedFor = (filter: string, ...givens: readonly Given[]) => {
    const view = { ...emptyView('flows'), filter };
    return flows.parts({ ...askingOf(view), read: readFrom(givens) }).map(({ key }) => key);
  };
  const keyOf = (question: FlowQuestion): string => flowsPart(DEFAULT_WINDOW, question).key;

  it.each<[string, FlowQuestion]>([
    ['port:443', { port: 443 }],
    ['dir:external app:https', { intext: 'external', applicationprotocol: 'https' }],
    ['score>=50', {}],
    ['did:7 ip:10.0.4.20', { did: 7 }],
    ['sid:3 did:7', { viewsubnet: 3 }],
  ])('%s is asked of the appliance anew, for it sums up nothing else, and one party at a time', (filter, question) => {
    const known = filter.startsWith('sid') ? [held({ viewsubnet: 3 })] : [held({})];
    expect(askedFor(filter, ...known)[0]).toBe(keyOf(question));
  });

  it('is shown over the wider answer until its own is there, without what only that can tell', () => {
    const lines = linesOf({ filter: 'port:443 score>=50' }, { size: WIDE });
    expect(lines[1]).toMatch(/: 1 of 4 {2}\(here: score>=50|: 1 of 4 .*filtered here/);
    expect(lines[2]).toContain('not narrowed by port:443 score>=50');
  });

  it('asks neither for what devices moved nor for ends, but once for the subnets', () => {
    const keys = askedFor('', held({}));
    expect(keys).toEqual([keyOf({}), subnetsPart().key]);
  });
});
