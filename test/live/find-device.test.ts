// Which device a person means by a number, an address, a name or a part of one.
import { describe, expect, it } from 'vitest';
import type { FlowEnd } from '../../src/domain/flow.ts';
import type { Asker } from '../../src/live/asker.ts';
import { findDevice } from '../../src/live/find-device.ts';
import { aFlow, aTable } from '../flows/a-flow.ts';
import { aNetworkAnswer } from '../flows/a-network-answer.ts';

const window = { endAt: Date.parse('2026-01-15T14:00:00Z'), hours: 1, endsNow: true };

const askerOf = (...ends: readonly Partial<FlowEnd>[]): { asker: Asker; asked: () => number } => {
  const table = aTable(ends.map((source) => aFlow({ source })));
  let count = 0;
  return {
    asked: () => count,
    asker: {
      dialect: async () => 'documented',
      field: async () => undefined,
      get: async () => undefined,
      flows: async () => {
        count += 1;
        return aNetworkAnswer({ flows: table });
      },
      asked: () => [],
      failures: () => [],
    },
  };
};

const OFFICE = [
  { did: 7, hostname: 'ws-0007', ip: '10.0.0.7', mac: '00:1b:44:11:3a:b7', label: undefined },
  { did: 8, hostname: 'ws-0008.corp.example', ip: '10.0.0.8', mac: undefined, label: 'Front desk' },
  { did: 80, hostname: 'ws-0080', ip: '10.0.0.80', mac: undefined, label: undefined },
];

describe('the device a person means', () => {
  it('is the one with the number, and nothing is asked', async () => {
    const { asker, asked } = askerOf();
    expect(await findDevice(asker, '142', window)).toEqual({ ok: true, value: 142 });
    expect(asked()).toBe(0);
  });

  it.each([
    ['ws-0007', 7],
    ['WS-0007', 7],
    ['10.0.0.8', 8],
    ['00:1B:44:11:3A:B7', 7],
    ['front desk', 8],
    ['ws-0008', 8],
    ['0080', 80],
  ])('is found by %s', async (text, did) => {
    expect(await findDevice(askerOf(...OFFICE).asker, text, window)).toEqual({ ok: true, value: did });
  });

  it('is not guessed where several could be meant: they are listed', async () => {
    const found = await findDevice(askerOf(...OFFICE).asker, 'ws-', window);
    expect(found.ok ? '' : found.failure.came).toBe(
      '3 devices are called that: 7 (ws-0007), 8 (ws-0008.corp.example), 80 (ws-0080)',
    );
  });

  it('is told to be unknown, with the nearest name', async () => {
    const found = await findDevice(askerOf(...OFFICE).asker, 'ws-0009', window);
    expect(found.ok ? '' : found.failure.advice).toContain('Did you mean "ws-00');
  });

  it('is shown cleaned when its name is hostile', async () => {
    const hostile = [1, 2].map((did) => ({ did, hostname: `a\u001b]0;x\u0007${did}`, ip: undefined }));
    const found = await findDevice(askerOf(...hostile).asker, 'a', window);
    expect(found.ok ? '' : found.failure.came).not.toContain('\u001b');
  });
});
