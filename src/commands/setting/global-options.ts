// The options that every command takes: which appliance to talk to, and how the embedded one is made.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Instant, parseInstant } from './instant-option.ts';
import { APPLIANCE_OPTIONS, WORLD_OPTIONS } from './option-groups.ts';

export type GlobalOptions = Readonly<{
  profile?: string;
  config?: string;
  host?: string;
  caFile?: string;
  fingerprint?: string;
  insecure?: boolean;
  proxy?: string;
  allowHttp?: boolean;
  dateFormat?: string;
  clockOffset?: string;
  dialect?: string;
  demo?: boolean;
}> &
  WorldOptions;

export type WorldOptions = Readonly<{
  seed?: number;
  devices?: number;
  at?: Instant;
  speed?: number;
  scenario?: readonly string[];
  flowsPerHour?: number;
  fault?: readonly string[];
}>;

export const addGlobalOptions = (program: Command): void => {
  program
    .optionsGroup(APPLIANCE_OPTIONS)
    .option('--profile <name>', 'profile of the configuration file to use')
    .option('--config <file>', 'configuration file to read')
    .option('--host <host>', 'address of the appliance: https://host[:port]')
    .option('--ca-file <file>', "PEM file with the appliance's certificate authority")
    .option('--fingerprint <sha256>', 'accept exactly the certificate with this SHA-256 fingerprint')
    .option('--insecure', 'do not check the certificate at all (last resort)')
    .option('--proxy <url>', 'HTTP proxy to go through, or "none"')
    .option('--allow-http', 'allow plain http:// to another machine')
    .option('--date-format <format>', 'how requests are dated: spaced or compact')
    .option('--clock-offset <span>', "what to add to this machine's clock, such as -94s")
    .option(
      '--dialect <name>',
      'how the appliance answers: documented, appliance (as in the field), or auto (find out)',
    )
    .option('--demo', 'use the embedded appliance although a profile is configured')
    .optionsGroup(WORLD_OPTIONS)
    .addOption(
      new Option('--seed <n>', 'which of the possible networks to make').argParser(wholeNumber(0, 4_294_967_295)),
    )
    .addOption(new Option('--devices <n>', 'how many devices it has').argParser(wholeNumber(1, 5_000)))
    .addOption(
      new Option('--at <time>', 'freeze its clock: "2026-01-15 14:00:00" or 2026-01-15T14:00:00Z').argParser(
        parseInstant,
      ),
    )
    .addOption(new Option('--speed <factor>', 'how many times faster its clock runs').argParser(positiveNumber))
    .addOption(new Option('--scenario <name>', 'what happens in it; repeatable; "quiet" for nothing').argParser(listOf))
    .addOption(
      new Option('--flows-per-hour <n>', 'how many flows an hour it has on average').argParser(
        wholeNumber(1, 1_000_000),
      ),
    )
    .addOption(
      new Option('--fault <fault>', 'what goes wrong, such as error=503@network:20%; repeatable').argParser(listOf),
    )
    .optionsGroup('Options:');
};

export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Allowed is a whole number from ${least} to ${most}.`);
  };

const positiveNumber = (text: string): number => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0.001 && value <= 100_000) return value;
  throw new InvalidArgumentError('Allowed is a number from 0.001 to 100000.');
};

export const listOf = (text: string, before: readonly string[] | undefined): readonly string[] => {
  const parts = text.split(',').filter((part) => part.trim() !== '');
  if (parts.length === 0) throw new InvalidArgumentError('Name at least one.');
  return [...(before ?? []), ...parts];
};
