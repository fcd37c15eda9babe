// Does the work of `darktop overview`: asks once, and prints what there is.
import { openAppliance } from '../setting/appliance.ts';
import { EXIT, exitCodeOf, stoppedCode } from '../setting/exit-code.ts';
import type { GlobalOptions } from '../setting/global-options.ts';
import { canShowUnicode } from '../setting/locale.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';

export type OverviewOptions = GlobalOptions & Readonly<{ ascii?: boolean }>;

export const printOverview = async (surroundings: Surroundings, options: OverviewOptions): Promise<number> => {
  const opened = await openAppliance(surroundings, options);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  const { takeOverview } = await import('../../live/overview.ts');
  const { failuresOf, reportOverview } = await import('../../report/overview.ts');
  const { config, client, profile, isDemo, close } = opened.value;
  try {
    const source = { profile: profile.name, host: profile.host.host, isDemo };
    const snapshot = await takeOverview(client, source, options.at ?? surroundings.now(), surroundings.stop);
    if (surroundings.stop.aborted) return stoppedCode(surroundings.stop);
    const ascii = options.ascii ?? config.settings.ascii ?? !canShowUnicode(surroundings.env);
    await surroundings.out.write(reportOverview(snapshot, { ascii }));
    const [failure] = failuresOf(snapshot);
    return failure === undefined ? EXIT.ok : exitCodeOf(failure);
  } finally {
    await close();
  }
};
