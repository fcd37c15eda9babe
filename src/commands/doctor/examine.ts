// Does the work of `darktop doctor`: one check after the other, each told as soon as it is known.
import { createCaller } from '../../api/client.ts';
import { type OpenAppliance, openAppliance } from '../setting/appliance.ts';
import { EXIT, stoppedCode } from '../setting/exit-code.ts';
import type { GlobalOptions } from '../setting/global-options.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { checkAnswers } from './check-answers.ts';
import { broken, type CheckLine, fine, warning, writeLine } from './check-line.ts';
import { checkWay } from './check-way.ts';

export const examine = async (surroundings: Surroundings, options: GlobalOptions): Promise<number> => {
  const opened = await openAppliance(surroundings, options);
  if (!opened.ok) {
    const line = broken('configuration', opened.failure);
    await surroundings.out.write(
      writeLine({ ...line, text: `${opened.failure.what}: ${line.text}` }, surroundings.out.columns),
    );
    return line.code;
  }
  try {
    return await tellAll(surroundings, checks(surroundings, opened.value));
  } finally {
    await opened.value.close();
  }
};

/** Each line as soon as it is known; the first failure decides the exit code. */
const tellAll = async (surroundings: Surroundings, lines: AsyncIterable<CheckLine>): Promise<number> => {
  let code: number = EXIT.ok;
  for await (const line of lines) {
    await surroundings.out.write(writeLine(line, surroundings.out.columns));
    if (code === EXIT.ok) code = line.code;
    if (surroundings.stop.aborted) return stoppedCode(surroundings.stop);
  }
  const verdict = code === EXIT.ok ? 'Everything needed works.' : 'Not ready: see the lines marked FAIL.';
  await surroundings.out.write(`\n${verdict}\n`);
  return code;
};

async function* checks(
  surroundings: Surroundings,
  { profile, isDemo, caller }: OpenAppliance,
): AsyncGenerator<CheckLine> {
  yield isDemo
    ? warning(
        'configuration',
        'nothing is configured: this is the embedded appliance',
        'Run "darktop config init" to write a configuration file.',
      )
    : fine('configuration', `profile ${profile.name}, ${profile.host.origin}`);
  for await (const line of checkWay({
    profile,
    env: surroundings.env,
    now: surroundings.now,
    signal: surroundings.stop,
  })) {
    yield line;
    if (line.mark === 'FAIL') return;
  }
  const { env, now, random, stop } = surroundings;
  const dateFormat = profile.dateFormat === 'spaced' ? 'compact' : 'spaced';
  const withOtherDates = () => createCaller({ profile: { ...profile, dateFormat }, env, now, random });
  yield* checkAnswers({ caller, profile, signal: stop, nowAt: () => now() + profile.clockOffsetMs, withOtherDates });
}
