// The live data of a console over an appliance of the field: that it is one, and which version it runs, is there for the header.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clientOver } from '../../src/api/client.ts';
import { openLiveData } from '../../src/commands/console/live-data.ts';
import { openLedger } from '../../src/config/ledger.ts';
import { settleSettings } from '../../src/config/settings.ts';
import { clientOfDialect } from '../../src/live/dialect/client-of-dialect.ts';
import { aProfile } from '../api/a-profile.ts';
import { aCaller, trouble } from '../live/dialect/a-caller.ts';
import { fieldAnswer } from '../live/dialect/appliance-json.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

beforeEach(async () => {
  // Loading it takes time that no test can make pass.
  await import('../../src/live/dialect/translate.ts');
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const openWith = (client: Parameters<typeof openLiveData>[0]['client'], caller: ReturnType<typeof aCaller>) => {
  const config = { settings: settleSettings(undefined, openLedger()), profile: aProfile(), origins: [] };
  const opened = { config, profile: aProfile(), isDemo: false, caller, client, close: async () => undefined };
  const how = { now: () => NOW, random: () => 0.5, requests: () => [], latencyMs: () => undefined };
  return openLiveData(opened, how);
};

it('is told at once, and its version when there was time to ask', async () => {
  const caller = aCaller((target) => ({ json: fieldAnswer(NOW)(target) }));
  const live = openWith(clientOfDialect({ caller, dialect: 'appliance', now: () => NOW }), caller);
  expect(live.session.field?.()).toEqual({ version: undefined });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(live.session.field?.()).toEqual({ version: '7.1.0 (f35936c6)' });
  await vi.advanceTimersByTimeAsync(50 * 60_000);
  expect(caller.targets).toEqual(['/status?fast=true&includechildren=false']);
  await live.close();
});

it('is not told where the token may not know the version, and nothing is in trouble for that', async () => {
  const caller = aCaller(() => ({ failure: trouble('forbidden') }));
  const live = openWith(clientOfDialect({ caller, dialect: 'appliance', now: () => NOW }), caller);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(live.session.field?.()).toEqual({ version: undefined });
  expect(live.session.failures()).toEqual([]);
  await live.close();
});

it('is nothing of one that answers as its documents say, who is asked for nothing', async () => {
  const caller = aCaller(() => ({ failure: trouble('not-found') }));
  for (const client of [clientOver(caller), clientOfDialect({ caller, dialect: 'documented', now: () => NOW })]) {
    const live = openWith(client, caller);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(live.session.field?.()).toBeUndefined();
    await live.close();
  }
  expect(caller.targets).toEqual([]);
});
