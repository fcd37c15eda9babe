// What is decided about findings, kept in the state directory for the next console and for those that run beside this one.
import type { Decision } from '../../analysis/findings/decision.ts';
import { type Decisions, NO_DECISIONS } from '../../analysis/findings/decisions.ts';
import { EMBEDDED, openDecisions } from '../../config/decision-file.ts';
import type { Environment } from '../../config/layers.ts';
import { thisSystem } from '../../config/system.ts';
import { tellFailure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { createTellOnce } from '../setting/tell-once.ts';

export type KeptDecisionsOptions = Readonly<{
  env: Environment;
  /** Undefined: the embedded appliance. */
  profile: string | undefined;
  onDecisions(decisions: Decisions): void;
  /** What is broken or cannot be read, told once; a place where nothing can be kept is told when something is to be kept. */
  onNotice(text: string): void;
}>;

export type KeepDecisions = Readonly<{
  keep(decision: Decision, at: Instant): Promise<Result<Decisions>>;
  stop(): void;
}>;

/** Others may decide, too. */
const LOOK_EVERY_MS = 5_000;

export const keepDecisions = ({ env, profile, onDecisions, onNotice }: KeptDecisionsOptions): KeepDecisions => {
  const opening = openDecisions({ system: thisSystem(), env, profile: profile ?? EMBEDDED });
  let isStopped = false;
  let told: Decisions = NO_DECISIONS;
  const tellUnread = createTellOnce(async (text) => onNotice(text), 'What was known of the decisions goes on.');
  const look = async (): Promise<void> => {
    const opened = await opening;
    if (!opened.ok) return;
    const kept = await opened.value.load();
    if (isStopped) return;
    await tellUnread(kept.ok ? undefined : kept.failure);
    if (!kept.ok) return;
    // The same as long as the file is.
    if (kept.value.decisions !== told) onDecisions(kept.value.decisions);
    told = kept.value.decisions;
    if (kept.value.notice !== undefined) onNotice(tellFailure(kept.value.notice));
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  return {
    keep: async (decision, at) => {
      const opened = await opening;
      if (!opened.ok) return opened;
      const kept = await opened.value.change(decision, at);
      if (!kept.ok) return kept;
      if (kept.value.notice !== undefined) onNotice(tellFailure(kept.value.notice));
      told = kept.value.decisions;
      return success(told);
    },
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
};

/** Where nothing is to outlive the console. */
export const NOTHING_KEPT: KeepDecisions = {
  keep: async () =>
    failed({
      kind: 'usage',
      what: 'decisions',
      came: 'a replay keeps nothing',
      advice: 'Decide in a console of the appliance itself.',
    }),
  stop: () => undefined,
};
