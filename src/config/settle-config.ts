// All sources -> settings and the draft of a profile, with the origin of every value. Touches nothing but its arguments.
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { type Choice, chooseProfile } from './choose-profile.ts';
import type { FileTables } from './file-tables.ts';
import type { ConfigFlags } from './key.ts';
import type { Environment } from './layers.ts';
import { type Ledger, NOT_SET, type Origin, openLedger } from './ledger.ts';
import { type Settings, settleSettings } from './settings.ts';
import { type ProfileDraft, settleProfile } from './settle-profile.ts';
import type { System } from './system.ts';
import { firstOf, trouble } from './trouble.ts';

export type Draft = Readonly<{
  settings: Settings;
  /** Undefined: nothing is configured, or the embedded appliance was asked for. */
  profile: ProfileDraft | undefined;
  origins: readonly Origin[];
  /** What is still missing before the profile can be used. */
  gap: Failure | undefined;
}>;

export const settleConfig = (
  flags: ConfigFlags,
  env: Environment,
  file: FileTables | undefined,
  path: string | undefined,
  system: System,
): Result<Draft> => {
  const ledger = openLedger();
  const settings = settleSettings(file, ledger, flags, env);
  const choice: Result<Choice> =
    flags.demo === true
      ? success({ profile: undefined, from: 'flag --demo', undecided: undefined })
      : chooseProfile(flags, env, file, path);
  if (!choice.ok) return choice;
  const { profile: chosen, from, undecided } = choice.value;
  const profileLedger = openLedger();
  const profile = flags.demo === true ? undefined : settleProfile(flags, env, chosen, system, profileLedger);
  const complaint = firstOf([...ledger.complaints, ...profileLedger.complaints]);
  if (complaint !== undefined) return failed(complaint);
  const isMeant = profile !== undefined && (chosen !== undefined || undecided !== undefined || hasAny(profile));
  const label = isMeant
    ? { key: 'profile', value: profile.name || NOT_SET, from: chosen === undefined ? hostOrigin(profileLedger) : from }
    : { key: 'profile', value: 'none: the embedded appliance', from };
  const gap = isMeant
    ? gapOf(profile, chosen === undefined ? undefined : `[profiles.${chosen.name}] in ${path}`)
    : undefined;
  return success({
    settings,
    profile: isMeant ? profile : undefined,
    origins: [label, ...(isMeant ? profileLedger.origins : []), ...ledger.origins],
    gap: gap === undefined ? undefined : (undecided ?? gap),
  });
};

/** Without a table in the file, the profile is named after its host. */
const hostOrigin = ({ origins }: Ledger): string => origins.find(({ key }) => key === 'host')?.from ?? 'default';

const hasAny = ({ host, tokens }: ProfileDraft): boolean =>
  host !== undefined || tokens.publicToken !== undefined || tokens.privateToken !== undefined;

const gapOf = ({ host, tokens }: ProfileDraft, table: string | undefined): Failure | undefined => {
  const what = table ?? 'configuration';
  const inFile = table === undefined ? '' : 'there, or ';
  if (host === undefined) {
    return trouble(what, 'the host is missing', `Set host ${inFile}with --host or DARKTOP_HOST.`);
  }
  const missing = [
    ...(tokens.publicToken === undefined ? ['public'] : []),
    ...(tokens.privateToken === undefined ? ['private'] : []),
  ];
  if (missing.length === 0) return undefined;
  const variables = missing.map((name) => `DARKTOP_${name.toUpperCase()}_TOKEN`).join(' and ');
  const keys = missing.map((name) => `${name}_token_file`).join(' and ');
  return trouble(
    what,
    `the ${missing.join(' and the ')} token ${missing.length === 1 ? 'is' : 'are'} missing for ${host.origin}`,
    table === undefined
      ? `Set ${variables}, or write a profile: darktop config init.`
      : `Set ${keys} or token_command there, or ${variables} in the environment.`,
  );
};
