// One parameter of an endpoint, told as data: its name, what it takes, and one sentence about it.

export type ParameterValue = string | number | boolean | readonly string[];

export type Values = Readonly<Record<string, ParameterValue | undefined>>;

export type Parameter = Readonly<{
  /** The name in our own types. */
  name: string;
  /** The name on the wire, where it differs. */
  wire?: string;
  isRequired?: boolean;
  /** One sentence, without a full stop. */
  says: string;
}> &
  ParameterKind;

export type ParameterKind =
  | Readonly<{ kind: 'integer'; least: number; most: number; oneOf?: readonly number[] }>
  | Readonly<{ kind: 'port' }>
  /** Milliseconds since 1970, UTC. */
  | Readonly<{ kind: 'instant' }>
  /** YYYY-MM-DD HH:MM:SS, UTC. */
  | Readonly<{ kind: 'moment' }>
  | Readonly<{ kind: 'boolean' }>
  | Readonly<{ kind: 'choice'; allowed: readonly string[] }>
  /** Names of fields, joined by commas on the wire. */
  | Readonly<{ kind: 'fields' }>
  /** The name of one field. */
  | Readonly<{ kind: 'field' }>
  /** Text of a form of its own, which `allowed` tells in a few words. */
  | Readonly<{ kind: 'form'; form: RegExp; allowed: string }>
  | Readonly<{ kind: 'address' }>
  | Readonly<{ kind: 'text' }>;

/** Negative ids are real: the appliance's own, broadcast, multicast; 0 is the outside. */
export const ANY_ID = { kind: 'integer', least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER } as const;

/** What is wrong with the parameters; `parameter` is its name on the wire, undefined when no single one is to blame. */
export type Trouble = Readonly<{ parameter: string | undefined; came: string; advice: string }>;

/**
 * Something that must hold between parameters, each of which is right by itself.
 * Told as a method, so that one endpoint may stand for any: no rule is asked before names and values have been checked.
 */
export type Rule<P extends Values> = Readonly<{ of(params: P): Trouble | undefined }>['of'];

export const wireNameOf = (parameter: Parameter): string => parameter.wire ?? parameter.name;

/** "a, b or c" */
export const eitherOf = (values: readonly (string | number)[]): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
