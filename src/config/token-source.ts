// Where the two tokens are to come from: found in the sources, but not yet fetched.
import type { Secret } from '../domain/secret.ts';
import type { RawTable } from './file-tables.ts';
import { type Environment, fileLayer, variableOf } from './layers.ts';
import type { Given, Ledger } from './ledger.ts';
import { PROFILE_KEYS } from './schema.ts';
import { settlePath } from './settle-path.ts';
import type { System } from './system.ts';
import { trouble } from './trouble.ts';

export type TokenSource =
  | Readonly<{ kind: 'given'; secret: Secret; from: string }>
  | Readonly<{ kind: 'file'; path: string; from: string }>
  | Readonly<{ kind: 'command'; command: string; from: string }>;

export type TokenSources = Readonly<{ publicToken: TokenSource | undefined; privateToken: TokenSource | undefined }>;

export type TokenName = 'public_token' | 'private_token';

export type ProfileTable = Readonly<{ name: string; table: RawTable; path: string }>;

/** The environment overrules the file, each token for itself; a command stands in for whichever of the two is still missing. */
export const settleTokens = (
  env: Environment,
  profile: ProfileTable | undefined,
  system: System,
  ledger: Ledger,
  label: (name: string) => string,
): TokenSources => {
  const fromFile = (name: keyof typeof PROFILE_KEYS): Given | undefined =>
    profile === undefined ? undefined : fileLayer(profile.table, profile.path)(name, PROFILE_KEYS[name]);
  const settle = (name: TokenName): TokenSource | undefined => {
    const plain = variableOf(env, variableName(name));
    const file = variableOf(env, `${variableName(name)}_FILE`);
    if (plain !== undefined && file !== undefined) {
      ledger.complain(
        trouble(`environment ${variableName(name)}`, `${variableName(name)}_FILE is set too`, 'Keep one of the two.'),
      );
      return undefined;
    }
    const [token, path] =
      plain !== undefined || file !== undefined ? [plain, file] : [fromFile(name), fromFile(`${name}_file`)];
    if (path !== undefined) return settleFile(name, path);
    return token === undefined ? undefined : settleSecret(name, token);
  };
  const settleFile = (name: TokenName, given: Given): TokenSource | undefined => {
    const settled = settlePath(ledger, label(`${name}_file`), PROFILE_KEYS[`${name}_file`], [given], system);
    return settled === undefined ? undefined : { kind: 'file', ...settled };
  };
  const settleSecret = (name: TokenName, given: Given): TokenSource | undefined => {
    const settled = ledger.settle(label(name), PROFILE_KEYS[name], [given]);
    return settled === undefined ? undefined : { kind: 'given', secret: settled.value, from: given.from };
  };
  const sources = { publicToken: settle('public_token'), privateToken: settle('private_token') };
  return withCommand(sources, fromFile('token_command'), ledger, label('token_command'));
};

const variableName = (name: TokenName): string => `DARKTOP_${name.toUpperCase()}`;

const withCommand = (sources: TokenSources, given: Given | undefined, ledger: Ledger, label: string): TokenSources => {
  if (given === undefined || (sources.publicToken !== undefined && sources.privateToken !== undefined)) return sources;
  const settled = ledger.settle(label, PROFILE_KEYS.token_command, [given]);
  if (settled === undefined) return sources;
  const command = { kind: 'command', command: settled.value, from: given.from } as const;
  return { publicToken: sources.publicToken ?? command, privateToken: sources.privateToken ?? command };
};
