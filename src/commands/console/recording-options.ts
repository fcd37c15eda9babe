// What can be asked together of --record and --replay, and what cannot.
import type { Failure } from '../../domain/failure.ts';
import type { ConsoleOptions } from '../setting/console-options.ts';

/** Undefined when the options fit together. */
export const refuseRecording = (options: ConsoleOptions, hasScreen: boolean): Failure | undefined => {
  const { record, replay } = options;
  if (record !== undefined && replay !== undefined) {
    return usage('--record', 'what is replayed is a recording already', 'Leave out --record, or --replay.');
  }
  const stray = replay === undefined ? undefined : strayOption(options);
  if (stray !== undefined) {
    return usage(stray, 'a replay has no appliance that it could be about', 'Leave it out, or leave out --replay.');
  }
  const asked = replay === undefined ? (record === undefined ? undefined : '--record') : '--replay';
  return asked === undefined || hasScreen
    ? undefined
    : usage(asked, 'it needs a terminal with a screen, and there is none', 'Run it in a terminal.');
};

/** --speed is not among them: it is that of the replay. */
const strayOption = (options: ConsoleOptions): string | undefined =>
  Object.entries({
    '--demo': options.demo,
    '--profile': options.profile,
    '--host': options.host,
    '--ca-file': options.caFile,
    '--fingerprint': options.fingerprint,
    '--insecure': options.insecure,
    '--proxy': options.proxy,
    '--allow-http': options.allowHttp,
    '--date-format': options.dateFormat,
    '--clock-offset': options.clockOffset,
    '--dialect': options.dialect,
    '--seed': options.seed,
    '--devices': options.devices,
    '--at': options.at,
    '--scenario': options.scenario,
    '--flows-per-hour': options.flowsPerHour,
    '--fault': options.fault,
  }).find(([, value]) => value !== undefined)?.[0];

const usage = (what: string, came: string, advice: string): Failure => ({ kind: 'usage', what, came, advice });
