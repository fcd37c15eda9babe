// One key of the configuration as data: validation, the template and `config show` all come from it.
import type { Kind } from './kind.ts';

/** What TOML can hold and a key can have. */
export type Plain = string | number | boolean | readonly (string | number)[];

/** A key that may stay unset. */
export type Key<T> = Readonly<{
  kind: Kind<T>;
  /** One sentence on what it is for. */
  sentence: string;
  /** Stands in the template when there is no default. */
  example: Plain;
  fallback: Plain | undefined;
  /** The name of the command-line flag that overrules it. */
  flag: FlagName | undefined;
  /** The environment variable that overrules it. */
  variable: string | undefined;
}>;

/** A key that always has a value. */
export type SureKey<T> = Key<T> & Readonly<{ fallback: Plain; standard: T }>;

/** Tokens are never flags: other people see them in the list of processes. */
export type ConfigFlags = Readonly<{
  profile?: string | undefined;
  config?: string | undefined;
  host?: string | undefined;
  caFile?: string | undefined;
  fingerprint?: string | undefined;
  insecure?: boolean | undefined;
  proxy?: string | undefined;
  allowHttp?: boolean | undefined;
  dateFormat?: string | undefined;
  clockOffset?: string | undefined;
  dialect?: string | undefined;
  theme?: string | undefined;
  ascii?: boolean | undefined;
  mouse?: boolean | undefined;
  notify?: string | undefined;
  notifyBy?: string | undefined;
  /** False with --no-sweep. */
  sweep?: boolean | undefined;
  screenReader?: boolean | undefined;
  window?: string | undefined;
  /** How often everything is asked for. */
  interval?: string | undefined;
  /** Use the embedded appliance whatever is configured: no profile is settled, no token fetched. */
  demo?: boolean | undefined;
}>;

export type FlagName = keyof ConfigFlags;

type Overrulers = Readonly<{ flag?: FlagName; variable?: string }>;

export const optional = <T>(kind: Kind<T>, example: Plain, sentence: string, by: Overrulers = {}): Key<T> => {
  if (!kind.read(example).ok) throw new Error(`the example ${String(example)} is not ${kind.allowed}`);
  return { kind, sentence, example, fallback: undefined, flag: by.flag, variable: by.variable };
};

export const withDefault = <T>(kind: Kind<T>, fallback: Plain, sentence: string, by: Overrulers = {}): SureKey<T> => {
  const reading = kind.read(fallback);
  if (!reading.ok) throw new Error(`the default ${String(fallback)} is not ${kind.allowed}`);
  return { ...optional(kind, fallback, sentence, by), fallback, standard: reading.value };
};

/** `caFile` -> `--ca-file` */
export const flagText = (flag: FlagName): string =>
  `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
