// Every page of the flows pane over a simulated appliance of the field, in rooms of three sizes, with and without colour.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import { flowsPart } from '../../src/live/questions/index.ts';
import { DEFAULT_WINDOW, type WindowChoice } from '../../src/live/session/window-choice.ts';
import { FLOW_SECTIONS } from '../../src/panes/flows/sections.ts';
import { flows } from '../../src/panes/flows.tsx';
import { emptyView, type View } from '../../src/panes/view.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { anAnswerOfSums } from '../flows/an-answer-of-sums.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { FAILURES } from '../live/session-kit.ts';
import { answered, askAll, askingOf, type Given, given, NOW, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS, SIZES, unpainted } from './draw.tsx';

let running: Running;

beforeAll(async () => {
  running = await runAppliance(['ransomware'], 'appliance');
});
afterAll(() => running.stop());

/** Another than that of other tests, whose flows would be new beside these. */
const WINDOW: WindowChoice = { kind: 'last', hours: 6 };

/** What a view asks for, and what it asks for once that is there. */
const answersFor = async (view: View): Promise<readonly Given[]> => {
  const asking = { ...askingOf(view), window: WINDOW };
  const first = await askAll(flows.parts(asking), running);
  const known = new Set(first.map(({ key }) => key));
  const more = flows.parts({ ...asking, read: readFrom(first) }).filter(({ key }) => !known.has(key));
  return [...first, ...(await askAll(more, running))];
};

const VIEWS: readonly Partial<View>[] = [
  {},
  { path: ['flow'] },
  { filter: 'did:16' },
  { filter: 'port:443 bytes>1k' },
  { filter: 'did:16 ip:10.10.0.15' },
  ...FLOW_SECTIONS.map(({ id }) => ({ path: [id] })),
  { path: ['talkers'], filter: 'did:16' },
  { path: ['subnets'], filter: 'sid:3' },
  { path: ['protocols'], filter: 'did:16' },
  { path: ['groups'], filter: 'did:16', choices: { by: 'localPort' } },
];

describe.each(VIEWS.map((view) => [JSON.stringify(view), view] as const))('%s', (_name, parts) => {
  it('keeps to its room, and tells what there is', async () => {
    const view = { ...emptyView('flows'), ...parts };
    const read = readFrom(await answersFor(view));
    for (const size of [...SIZES, { columns: 60, rows: 12 }, { columns: 20, rows: 3 }]) {
      const [plain = [], ascii = [], colour = []] = [PENS.plain, PENS.ascii, PENS.colour].map((pen) =>
        draw(flows.show(aPaneContext({ view, read, size, pen, window: WINDOW })).element, pen, size),
      );
      expect(plain.length).toBeLessThanOrEqual(size.rows);
      for (const line of plain) expect(displayWidth(line)).toBeLessThanOrEqual(size.columns);
      expect(ascii.join('')).toMatch(/^[\u0020-\u007e]*$/);
      expect(unpainted(colour)).toEqual(plain);
      expect(plain.join('\n')).not.toMatch(/NaN|undefined|waiting for the appliance/);
    }
  });
});

describe('a device', () => {
  it('has ports, and those it talked to with what came from them and went to them', async () => {
    const view: View = { ...emptyView('flows'), path: ['talkers'], filter: 'did:16' };
    const read = readFrom(await answersFor(view));
    const size = { columns: 120, rows: 40 };
    const { element } = flows.show(aPaneContext({ view, read, size, window: WINDOW }));
    const text = draw(element, PENS.plain, size).join('\n');
    expect(text).toContain('with whom it exchanged how much');
    expect(text).toContain('Whom it exchanged most with');
    expect(text).toContain('"in" is what came from them');
  });
});

describe('a question that fails', () => {
  const linesOf = (filter: string, givens: readonly Given[]): readonly string[] => {
    const view = { ...emptyView('flows'), filter };
    const size = { columns: 160, rows: 24 };
    return draw(flows.show(aPaneContext({ view, read: readFrom(givens), size })).element, PENS.plain, size);
  };
  const whole: NetworkAnswer = anAnswerOfSums(NOW);
  const all = answered(flowsPart(DEFAULT_WINDOW), whole);
  const failing = given(flowsPart(DEFAULT_WINDOW, { port: 443 }), { failure: FAILURES.parameter });

  it('leaves what is there, and says by what that is not narrowed', () => {
    const [told, sums] = linesOf('port:443', [all, failing]);
    expect(told).toMatch(/^ connections with port 443 at either end: 4 {2}not narrowed by port:443/);
    expect(sums).toContain('not narrowed by port:443');
  });

  it('keeps being asked, beside what stands in for it', () => {
    const view = { ...emptyView('flows'), filter: 'port:443' };
    const keys = flows.parts({ ...askingOf(view), read: readFrom([all, failing]) }).map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual([failing.key, all.key]);
  });
});
