// Starts the embedded appliance in a thread of its own, so that answering never delays the keys.
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { Secret } from '../../domain/secret.ts';
import { EXIT } from './exit-code.ts';
import type { GlobalOptions, WorldOptions } from './global-options.ts';
import { standSomewhere } from './stand-somewhere.ts';
import type { Surroundings } from './surroundings.ts';

export type Embedded = Readonly<{ profile: Profile; stop(): Promise<void> }>;

/** What the thread says once it listens. */
type Ready = Readonly<{ url: string; publicToken: string; privateToken: string }>;

type EmbeddedOptions = WorldOptions & Pick<GlobalOptions, 'dialect'>;

export const startEmbedded = async (
  surroundings: Surroundings,
  options: EmbeddedOptions,
): Promise<Result<Embedded>> => {
  standSomewhere();
  const worker = new Worker(surroundings.program, {
    argv: ['simulate', '--embedded', ...worldArguments(options)],
    stdout: true,
    stderr: true,
  });
  const said = textOf(worker);
  const ready = await new Promise<Ready | number>((resolve, reject) => {
    worker.once('message', (message: unknown) => {
      if (isReady(message)) resolve(message);
      else reject(new Error('the embedded appliance said something else than where it listens'));
    });
    worker.once('error', reject);
    worker.once('exit', resolve);
  });
  if (typeof ready === 'number') {
    if (ready !== EXIT.usage) throw new Error(`the embedded appliance ended with ${ready}: ${said()}`);
    return failed(refused(said()));
  }
  return success({
    profile: profileOf(ready, options),
    stop: async () => {
      await worker.terminate();
    },
  });
};

const worldArguments = (options: EmbeddedOptions): string[] => [
  ...(options.dialect === undefined ? [] : ['--dialect', options.dialect]),
  ...(options.seed === undefined ? [] : ['--seed', String(options.seed)]),
  ...(options.devices === undefined ? [] : ['--devices', String(options.devices)]),
  ...(options.at === undefined ? [] : ['--at', new Date(options.at).toISOString()]),
  ...(options.speed === undefined ? [] : ['--speed', String(options.speed)]),
  ...(options.flowsPerHour === undefined ? [] : ['--flows-per-hour', String(options.flowsPerHour)]),
  ...(options.scenario ?? []).flatMap((name) => ['--scenario', name]),
  ...(options.fault ?? []).flatMap((fault) => ['--fault', fault]),
];

const textOf = (worker: Worker): (() => string) => {
  let text = '';
  worker.stderr.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  worker.stdout.resume();
  return () => text;
};

const isReady = (message: unknown): message is Ready =>
  typeof message === 'object' &&
  message !== null &&
  'url' in message &&
  'publicToken' in message &&
  'privateToken' in message;

/** It has said itself what was wrong with the options it was given. */
const refused = (said: string): Failure => ({
  kind: 'usage',
  what: 'the embedded appliance',
  came: said
    .replace(/^darktop: /, '')
    .trim()
    .replace(/\.$/, ''),
  advice: '',
});

/** Nothing has to be found out about an appliance of our own. */
const profileOf = (ready: Ready, { dialect }: EmbeddedOptions): Profile => ({
  name: 'demo',
  host: new URL(ready.url),
  publicToken: new Secret(ready.publicToken),
  privateToken: new Secret(ready.privateToken),
  dateFormat: 'spaced',
  clockOffsetMs: 0,
  dialect: dialect === 'appliance' ? 'appliance' : 'documented',
  tls: { kind: 'system' },
  proxy: 'none',
  allowsHttp: false,
  connectTimeoutMs: 10_000,
  readTimeoutMs: 30_000,
  maxBodyBytes: 1_073_741_824,
  linkCapacityMbps: undefined,
});
