// The findings that the list and the header know: those of the closer look, and what the statistics say beside them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { findingsAttention } from '../../src/panes/findings/attention.ts';
import { type FindingsAnswer, findingsPart } from '../../src/panes/findings/findings-part.ts';
import { knownFindings } from '../../src/panes/findings/known-findings.ts';
import { findings } from '../../src/panes/findings.tsx';
import { adviceParts } from '../../src/panes/parts/advice.ts';
import { emptyView } from '../../src/panes/view.ts';
import { type Running, runAppliance } from '../live/an-appliance.ts';
import { aFinding } from '../report/a-document.ts';
import { answered, askAll, type Given, readFrom } from './answers.ts';
import { aPaneContext, draw, PENS } from './draw.tsx';

let running: Running;
let statistics: readonly Given[];
let looked: readonly Given[];

beforeAll(async () => {
  running = await runAppliance(['ransomware']);
  statistics = await askAll(adviceParts(DEFAULT_WINDOW), running);
  looked = await askAll([findingsPart(DEFAULT_WINDOW)], running);
});
afterAll(() => running.stop());

const contextWith = (...givens: readonly Given[]) =>
  aPaneContext({ view: emptyView('findings'), read: readFrom(givens), size: { columns: 120, rows: 40 } });

it('are told in the header as they are listed, each fact once', () => {
  const context = contextWith(...statistics, ...looked);
  const known = knownFindings(context)?.findings ?? [];
  expect(findingsAttention.read(context)?.items).toBe(known);
  const facts = known
    .filter(({ rule }) => /^(?:SEC|MIT)-/.test(rule))
    .map(({ rule, entity }) => `${rule} ${entity.name}`);
  expect(facts.length).toBeGreaterThan(3);
  expect(new Set(facts).size).toBe(facts.length);
});

it('are listed as far as the statistics tell before anybody has looked closer', () => {
  const context = contextWith(...statistics);
  const known = knownFindings(context);
  expect(known).toMatchObject({ answer: undefined, isPartial: true });
  expect(known?.findings.length).toBeGreaterThan(0);
  const lines = draw(findings.show(context).element, PENS.plain, { columns: 120, rows: 40 });
  expect(lines[0]).toContain('all else is still being looked at');
  expect(lines[2]).toContain(known?.findings[0]?.title.slice(0, 40));
});

it('of the statistics come to those of an older look', () => {
  const old: FindingsAnswer = {
    findings: [aFinding({ id: 'NET-R4:a', severity: 'low' })],
    deviceCount: 1,
    missing: [],
  };
  const known = knownFindings(contextWith(...statistics, answered(findingsPart(DEFAULT_WINDOW), old)));
  expect(known?.findings.at(-1)?.id).toBe('NET-R4:a');
  expect(known?.findings.some(({ rule }) => rule === 'SEC-R1')).toBe(true);
});

it('are partial where the look lacks something', () => {
  const part: FindingsAnswer = { findings: [], deviceCount: 0, missing: ['flows'] };
  const context = contextWith(...statistics, answered(findingsPart(DEFAULT_WINDOW), part));
  expect(findingsAttention.read(context)?.isPartial).toBe(true);
  const whole = contextWith(...statistics, answered(findingsPart(DEFAULT_WINDOW), { ...part, missing: [] }));
  expect(findingsAttention.read(whole)?.isPartial).toBe(false);
});
