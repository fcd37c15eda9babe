// Fetches the tokens from where they are: the files are read, the command is run, once.
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { clean } from '../text/clean.ts';
import type { Environment } from './layers.ts';
import { refusePermissions } from './permissions.ts';
import { runShellCommand } from './run-command.ts';
import { TOKEN } from './secret-kind.ts';
import { readSmallFile, type System } from './system.ts';
import type { TokenSource } from './token-source.ts';
import { trouble } from './trouble.ts';

export type Tokens = Readonly<{ publicToken: Secret; privateToken: Secret }>;

export type CompleteSources = Readonly<{ publicToken: TokenSource; privateToken: TokenSource }>;

const LARGEST_TOKEN_FILE_BYTES = 64 * 1024;

export const fetchTokens = async (
  sources: CompleteSources,
  env: Environment,
  system: System,
  signal: AbortSignal | undefined,
): Promise<Result<Tokens>> => {
  const printed = await runFor(sources, env, system, signal);
  if (!printed.ok) return printed;
  const publicToken = await fetchOne(sources.publicToken, printed.value.publicToken, system);
  if (!publicToken.ok) return publicToken;
  const privateToken = await fetchOne(sources.privateToken, printed.value.privateToken, system);
  if (!privateToken.ok) return privateToken;
  return success({ publicToken: publicToken.value, privateToken: privateToken.value });
};

const fetchOne = async (source: TokenSource, printed: Secret | undefined, system: System): Promise<Result<Secret>> => {
  if (source.kind === 'given') return success(source.secret);
  if (source.kind === 'file') return readTokenFile(source.path, source.from, system);
  if (printed !== undefined) return success(printed);
  return failed(
    trouble(
      `${source.from}, token_command`,
      'it printed one line, the private token, and the public token is nowhere else',
      'Print the public token on a line before it, or set public_token or public_token_file.',
    ),
  );
};

const readTokenFile = async (path: string, from: string, system: System): Promise<Result<Secret>> => {
  const what = `token file ${path} (${from})`;
  const reading = await readSmallFile(path, LARGEST_TOKEN_FILE_BYTES);
  if (reading.kind === 'missing')
    return failed(trouble(what, 'there is no such file', 'Correct the path or create the file.'));
  if (reading.kind === 'trouble') return failed(trouble(what, `it ${reading.came}`, reading.advice));
  const refusal = refusePermissions(path, reading.mode, system.platform);
  return refusal === undefined ? readToken(reading.text.trim(), what) : failed(refusal);
};

const readToken = (text: string, what: string): Result<Secret> => {
  const reading = TOKEN.read(text);
  return reading.ok
    ? success(reading.value)
    : failed(trouble(what, `the token ${reading.came}`, `Allowed is ${TOKEN.allowed}.`));
};

type Printed = Readonly<{ publicToken: Secret | undefined; privateToken: Secret | undefined }>;

const runFor = async (
  sources: CompleteSources,
  env: Environment,
  system: System,
  signal: AbortSignal | undefined,
): Promise<Result<Printed>> => {
  const source = [sources.privateToken, sources.publicToken].find(({ kind }) => kind === 'command');
  if (source?.kind !== 'command') return success({ publicToken: undefined, privateToken: undefined });
  const what = `${source.from}, token_command`;
  const limits = { timeoutMs: system.commandTimeoutMs, signal };
  const { output, complaint, ending } = await runShellCommand(source.command, env, limits);
  if (ending.kind === 'cancelled') return failed(tellCancelled(what));
  if (ending.kind === 'failure') return failed(commandFailure(what, ending.came, complaint, output));
  return readPrinted(output, sources, what);
};

const tellCancelled = (what: string): Failure => ({
  kind: 'cancelled',
  what: clean(what),
  came: 'the command was cancelled',
  advice: '',
});

const readPrinted = (output: string, sources: CompleteSources, what: string): Result<Printed> => {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > 2 || lines.length === 0) {
    return failed(
      trouble(
        what,
        `it printed ${lines.length} lines`,
        'Let it print the private token, or the public and the private one.',
      ),
    );
  }
  if (lines.length === 2 && isFromFile(sources.publicToken)) {
    return failed(
      trouble(what, 'it printed two lines, and the profile has a public token too', 'Keep one of the two.'),
    );
  }
  const privateToken = readToken((lines.at(-1) ?? '').trim(), what);
  if (!privateToken.ok || lines.length === 1) {
    return privateToken.ok ? success({ publicToken: undefined, privateToken: privateToken.value }) : privateToken;
  }
  const publicToken = readToken((lines[0] ?? '').trim(), what);
  return publicToken.ok ? success({ publicToken: publicToken.value, privateToken: privateToken.value }) : publicToken;
};

const isFromFile = (source: TokenSource): boolean => source.kind !== 'command' && source.from.startsWith('file ');

/** Shown is what it complained of; should it repeat there what it printed, that is taken out. */
const commandFailure = (what: string, ending: string, complaint: string, output: string): Failure => {
  const secrets = output
    .split(/\s+/)
    .filter((word) => word.length >= 4)
    .slice(0, 100);
  const told = clean(secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), complaint).trim(), 300);
  return trouble(what, told === '' ? `it ${ending}` : `it ${ending} and said: ${told}`, 'Try the command in a shell.');
};
