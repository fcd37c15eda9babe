// Runs `darktop report` inside the test, against a simulated appliance whose clock stands still.
import { COMMANDS } from '../../src/commands/index.ts';
import { runProgram } from '../../src/commands/setting/program.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { parseFault } from '../../src/simulator/fault-notation.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { startAppliance } from '../../src/simulator/start-appliance.ts';

export const NOW = Date.parse('2026-01-15T14:00:00Z');

export type Ran = Readonly<{ code: number; out: string; err: string }>;

export type CommandLine = Readonly<{
  report(...args: readonly string[]): Promise<Ran>;
  breakWith(...faults: readonly string[]): void;
  stop(): Promise<void>;
}>;

export const openCommandLine = async (): Promise<CommandLine> => {
  const engine = createEngine({
    seed: 5,
    deviceCount: 20,
    flowsPerHour: 60,
    scenarios: [],
    anchorAt: NOW,
    now: () => NOW,
  });
  const random = createRandom(5, 'faults').unit;
  const appliance = await startAppliance({ engine, dateNow: () => NOW, random });
  const env = {
    DARKTOP_HOST: appliance.url,
    DARKTOP_PUBLIC_TOKEN: appliance.publicToken,
    DARKTOP_PRIVATE_TOKEN: appliance.privateToken,
    XDG_CONFIG_HOME: '/nowhere',
    HOME: '/nowhere',
    LANG: 'C.UTF-8',
  };
  return {
    report: (...args) => runInside(args, env),
    breakWith: (...faults) => appliance.faults.set(faults.map(faultOf)),
    stop: () => appliance.close(),
  };
};

const faultOf = (text: string) => {
  const fault = parseFault(text);
  if (!fault.ok) throw new Error(text);
  return fault.value;
};

const runInside = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> => {
  const said = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTerminal: false,
    columns: undefined,
    write: async (text: string | Uint8Array) => {
      said[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
    },
  });
  const code = await runProgram(COMMANDS, ['report', ...args], {
    env,
    program: new URL('file:///nowhere/darktop.mjs'),
    version: '0.0.0',
    input: { chunks: () => new ReadableStream<Uint8Array>(), isTerminal: false },
    out: output('out'),
    err: output('err'),
    now: () => NOW,
    random: () => 0.5,
    stop: new AbortController().signal,
    tellParent: undefined,
    terminal: undefined,
  });
  return { code, ...said };
};
