// A decision that could not be kept counts in this console all the same, whatever is kept after it.
import { expect, it } from 'vitest';
import { mute } from '../../src/analysis/findings/decision.ts';
import { decide, NO_DECISIONS, standingDecisions } from '../../src/analysis/findings/decisions.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { failed, success } from '../../src/domain/result.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import { FAILURES } from '../live/session-kit.ts';
import { answered, NOW } from '../panes/answers.ts';
import { aFinding } from '../report/a-document.ts';
import { aConsole, settle, someServices } from './a-console.ts';
import { aFakeSession } from './a-session.ts';

const found = (id: string): Finding => aFinding({ id, rule: 'NET-R1', severity: 'high', title: id });

/** Among two findings, of which the first was acknowledged where nothing could be kept. */
const withOneUnkept = async () => {
  const findings = [found('A'), found('B')];
  const given = answered(findingsPart(DEFAULT_WINDOW), { findings, deviceCount: 1, missing: [], requests: [] });
  const services = someServices();
  const driven = aConsole({ pane: 'findings', session: aFakeSession({ givens: [given] }), services });
  services.plan.decisions = () => failed({ ...FAILURES.configuration, came: 'the disk is full' });
  driven.press('a');
  await settle();
  expect(driven.note()).toMatch(/in this console only: .*the disk is full/);
  services.plan.decisions = (decision) => success(decide(NO_DECISIONS, decision));
  const acknowledged = () =>
    standingDecisions(driven.state().decisions, NOW)
      .flatMap((decision) => (decision.kind === 'acknowledge' ? [decision.id] : []))
      .toSorted();
  return { driven, acknowledged };
};

it('is not lost when the next one is kept', async () => {
  const { driven, acknowledged } = await withOneUnkept();
  driven.press('a');
  await settle();
  expect(acknowledged()).toEqual(['A', 'B']);
});

it('is not lost when another console decides something', async () => {
  const { driven, acknowledged } = await withOneUnkept();
  driven.console.decided(decide(NO_DECISIONS, mute({ kind: 'rule', rule: 'X' }, 'always', NOW)));
  expect(acknowledged()).toEqual(['A']);
  expect(driven.state().decisions.byKey.size).toBe(2);
});
