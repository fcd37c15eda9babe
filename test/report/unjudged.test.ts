// What a report says of findings where rules had nothing to judge.
import { describe, expect, it } from 'vitest';
import { tellJudged, unjudgedIn } from '../../src/report/parts/unjudged.ts';
import { RULE_FAMILY_NAMES } from '../../src/report/rule-family.ts';
import { aFinding } from './a-document.ts';
import { aSnapshot } from './reports-made.ts';

const NOTHING = aSnapshot({ at: Date.parse('2026-01-15T14:00:00Z') });

describe('rules that had nothing to judge', () => {
  it('are all of them where nothing was fetched', () => {
    expect(unjudgedIn(NOTHING, RULE_FAMILY_NAMES).map(({ id }) => id)).toEqual(
      RULE_FAMILY_NAMES.map((name) => `${name}-RULES`),
    );
  });

  it('never make a report say that there are no findings', () => {
    expect(tellJudged(NOTHING, [], ['NET'])).toBe('nothing could be judged');
    expect(tellJudged(NOTHING, [], ['NET'])).not.toContain('no findings');
  });

  it('are mentioned beside what other rules found', () => {
    expect(tellJudged(NOTHING, [aFinding({ severity: 'high' })], ['NET', 'SEC'])).toBe(
      '1 high finding, but not everything could be judged',
    );
  });
});
