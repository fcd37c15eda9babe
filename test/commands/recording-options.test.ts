// What --record and --replay cannot be asked together with.
import { describe, expect, it } from 'vitest';
import { refuseRecording } from '../../src/commands/console/recording-options.ts';
import type { ConsoleOptions } from '../../src/commands/setting/console-options.ts';

const STRAY: readonly (readonly [string, ConsoleOptions])[] = [
  ['--demo', { demo: true }],
  ['--profile', { profile: 'acme' }],
  ['--host', { host: 'https://a.example' }],
  ['--ca-file', { caFile: 'a.pem' }],
  ['--fingerprint', { fingerprint: 'ab' }],
  ['--insecure', { insecure: true }],
  ['--proxy', { proxy: 'none' }],
  ['--allow-http', { allowHttp: true }],
  ['--date-format', { dateFormat: 'spaced' }],
  ['--clock-offset', { clockOffset: '1s' }],
  ['--dialect', { dialect: 'auto' }],
  ['--seed', { seed: 0 }],
  ['--devices', { devices: 5 }],
  ['--at', { at: 0 }],
  ['--scenario', { scenario: ['quiet'] }],
  ['--flows-per-hour', { flowsPerHour: 1 }],
  ['--fault', { fault: ['drop'] }],
];

describe('--record and --replay', () => {
  it.each<ConsoleOptions>([
    {},
    { record: 'a' },
    { record: 'a', demo: true, seed: 1, speed: 10 },
    { record: 'a', profile: 'acme' },
    { replay: 'a' },
    { replay: 'a', speed: 10, config: 'c.toml', theme: 'light', window: '6h' },
  ])('fit %j', (options) => {
    expect(refuseRecording(options, true)).toBeUndefined();
  });

  it.each(STRAY)('refuse %s for a replay, and only for a replay', (name, options) => {
    expect(refuseRecording({ ...options, replay: 'a' }, true)).toMatchObject({ kind: 'usage', what: name });
    expect(refuseRecording({ ...options, record: 'a' }, true)).toBeUndefined();
    expect(refuseRecording(options, true)).toBeUndefined();
  });

  it('refuse each other', () => {
    expect(refuseRecording({ record: 'a', replay: 'b' }, true)).toMatchObject({ kind: 'usage', what: '--record' });
  });

  it('refuse to run where there is no screen', () => {
    expect(refuseRecording({ record: 'a' }, false)).toMatchObject({ kind: 'usage', what: '--record' });
    expect(refuseRecording({ replay: 'a' }, false)).toMatchObject({ kind: 'usage', what: '--replay' });
    expect(refuseRecording({}, false)).toBeUndefined();
  });
});
