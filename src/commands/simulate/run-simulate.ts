// Does the work of `darktop simulate`: makes the network, listens, says where, and stays until it is stopped.
import { writeFile } from 'node:fs/promises';
import { errorCode } from '../../domain/error-code.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { DIALECTS } from '../../simulator/dialects.ts';
import type { Engine } from '../../simulator/engine.ts';
import { parseFault } from '../../simulator/fault-notation.ts';
import { createRandom } from '../../simulator/random.ts';
import { type Appliance, type ApplianceOptions, startAppliance } from '../../simulator/start-appliance.ts';
import { tokensFromSeed } from '../../simulator/tokens.ts';
import { clean } from '../../text/clean.ts';
import { EXIT } from '../setting/exit-code.ts';
import type { GlobalOptions } from '../setting/global-options.ts';
import { DEFAULT_SEED, makeEngine } from '../setting/simulation.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { describeAppliance } from './describe-appliance.ts';
import { readDialect } from './dialect.ts';
import { readRights } from './rights.ts';

export type SimulateOptions = GlobalOptions &
  Readonly<{
    bind: string;
    port: number;
    tls?: boolean;
    certificateFile?: string;
    rights?: readonly string[];
    embedded?: boolean;
  }>;

export const runSimulate = async (surroundings: Surroundings, options: SimulateOptions): Promise<number> => {
  const engine = makeEngine(options, surroundings.now);
  if (!engine.ok) return tellAndGiveUp(surroundings, engine.failure);
  const started = await start(surroundings, options, engine.value);
  if (!started.ok) return tellAndGiveUp(surroundings, started.failure);
  const appliance = started.value;
  try {
    const written = await writeCertificate(appliance, options.certificateFile);
    if (!written.ok) return await tellAndGiveUp(surroundings, written.failure);
    if (surroundings.tellParent !== undefined) surroundings.tellParent(readyMessage(appliance));
    else await surroundings.out.write(describeAppliance(appliance, engine.value, options));
    await stopped(surroundings.stop);
    return EXIT.ok;
  } finally {
    await appliance.close();
  }
};

const writeCertificate = async (appliance: Appliance, file: string | undefined): Promise<Result<undefined>> => {
  if (file === undefined) return success(undefined);
  try {
    await writeFile(file, appliance.certificate ?? '');
    return success(undefined);
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    const came = `the certificate could not be written to ${clean(file)} (${code})`;
    return failed({
      kind: 'usage',
      what: '--certificate-file',
      came,
      advice: 'Name a file in a folder you may write to.',
    });
  }
};

const start = async (
  surroundings: Surroundings,
  options: SimulateOptions,
  engine: Engine,
): Promise<Result<Appliance>> => {
  const settled = settle(surroundings, options, engine);
  if (!settled.ok) return settled;
  try {
    return success(await startAppliance(settled.value));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return failed(notStarted(error, options));
  }
};

const settle = (surroundings: Surroundings, options: SimulateOptions, engine: Engine): Result<ApplianceOptions> => {
  const faults = [];
  for (const notation of options.fault ?? []) {
    const fault = parseFault(notation);
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  const dialect = readDialect(options.dialect);
  if (!dialect.ok) return dialect;
  const rights = readRights(options.rights, DIALECTS[dialect.value].endpointNames);
  if (!rights.ok) return rights;
  if (options.certificateFile !== undefined && options.tls !== true) return failed(needsTls);
  const seed = options.seed ?? DEFAULT_SEED;
  return success({
    engine,
    dialect: dialect.value,
    host: options.bind,
    port: options.port,
    tls: options.tls,
    ...tokensFromSeed(seed),
    rights: rights.value,
    faults,
    dateNow: surroundings.now,
    random: createRandom(seed, 'faults').unit,
  });
};

const needsTls: Failure = {
  kind: 'usage',
  what: '--certificate-file',
  came: 'there is no certificate without --tls',
  advice: 'Add --tls.',
};

const notStarted = (error: Error, options: SimulateOptions): Failure => {
  const isTaken = errorCode(error) === 'EADDRINUSE';
  return {
    kind: 'usage',
    what: 'simulate',
    came: isTaken ? `port ${options.port} is taken` : error.message,
    advice: isTaken ? 'Choose another --port, or 0 for any free one.' : '',
  };
};

const readyMessage = ({ url, publicToken, privateToken }: Appliance): unknown => ({ url, publicToken, privateToken });

const stopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
