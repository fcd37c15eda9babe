// Starts an appliance with very many flows beside a simulated one, tells it how many and how fast, and hears when it has sent them.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromLarge, Pace, ToLarge } from './large-appliance-process.ts';
import { startSimulated } from './run-program.ts';

const PROCESS = fileURLToPath(new URL('./large-appliance-process.ts', import.meta.url));

export type HowLarge = Pace &
  Readonly<{
    /** About so many. */
    flowCount: number;
    /** So much the hour has moved on since the first. */
    minute?: number;
  }>;

export type Prepared = Readonly<{ byteCount: number; flowCount: number }>;

export type Sent = Readonly<{
  /** On the clock of `performance.now()` here. */
  at: number;
  /** Before all of it was sent. */
  wasGivenUp: boolean;
}>;

export type LargeAppliance = Readonly<{
  env: Record<string, string>;
  /** Until then it answers with the few flows of the simulated appliance; from then on, once it has resolved, with so many. */
  answerWith(how: HowLarge): Promise<Prepared>;
  /** It stops no more, or goes on. */
  goOn(): void;
  /** When the next of the many flows have been sent. */
  nextSent(): Promise<Sent>;
  stop(): Promise<void>;
}>;

/** The arguments are those of `darktop simulate`. */
export const startLargeAppliance = async (...args: readonly string[]): Promise<LargeAppliance> => {
  const simulated = await startSimulated(...args);
  const child = fork(PROCESS, [simulated.url], { execArgv: [] });
  const { url } = await heard(child, 'ready');
  const tell = (message: ToLarge): void => void child.send(message);
  return {
    env: { ...simulated.env, DARKTOP_HOST: url },
    answerWith: ({ flowCount, minute = 0, ...pace }) => {
      const prepared = heard(child, 'prepared');
      tell({ kind: 'answer', flowCount, minute, pace });
      return prepared;
    },
    goOn: () => tell({ kind: 'go-on' }),
    nextSent: async () => {
      const { at, wasGivenUp } = await heard(child, 'sent');
      return { at: hereAt(at), wasGivenUp };
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGTERM');
      await Promise.all([ended, simulated.stop()]);
    },
  };
};

const heard = <K extends FromLarge['kind']>(child: ChildProcess, kind: K): Promise<Extract<FromLarge, { kind: K }>> =>
  new Promise((resolve, reject) => {
    const listen = (message: FromLarge): void => {
      if (!isOf(message, kind)) return;
      child.off('message', listen);
      child.off('close', end);
      resolve(message);
    };
    const end = (): void => reject(new Error('the appliance with many flows has ended'));
    child.on('message', listen);
    child.once('close', end);
  });

const isOf = <K extends FromLarge['kind']>(message: FromLarge, kind: K): message is Extract<FromLarge, { kind: K }> =>
  message.kind === kind;

/** The same moment on the clock of this process. */
const hereAt = (clockMs: number): number => clockMs - Number(process.hrtime.bigint()) / 1e6 + performance.now();
