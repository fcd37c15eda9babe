// Keeps what was decided about findings in a file that several consoles read and change at the same time.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decision } from '../analysis/findings/decision.ts';
import { type Decisions, decide, NO_DECISIONS, withoutExpired } from '../analysis/findings/decisions.ts';
import { readDecisions, writeDecisions } from '../analysis/findings/decisions-json.ts';
import type { Failure } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { type FileLock, takeLock } from './file-lock.ts';
import type { Environment } from './layers.ts';
import { replaceFile, tellUnwritten } from './replace-file.ts';
import { makeStateFolder, stateFolder } from './state-folder.ts';
import { readSmallFile, type System } from './system.ts';
import { trouble } from './trouble.ts';

export type KeptDecisions = Readonly<{
  decisions: Decisions;
  /** To be told once: what was found broken, and where it is now. */
  notice: Failure | undefined;
}>;

export type DecisionFile = Readonly<{
  path: string;
  /** Looks only at the age of the file when nothing changed, and gives the same value then. */
  load(): Promise<Result<KeptDecisions>>;
  /** Counts as decided now. After a failure nothing is changed: the caller keeps the decision in memory, and may try again. */
  change(decision: Decision, at: Instant): Promise<Result<KeptDecisions>>;
}>;

export type DecisionPlace = Readonly<{ system: System; env: Environment; profile: string }>;

/** No profile can be called like this: it stands for the embedded appliance. */
export const EMBEDDED = '(embedded)';

/** Fails where nothing can be kept; the caller then keeps what is decided in memory only. */
export const openDecisions = async ({ system, env, profile }: DecisionPlace): Promise<Result<DecisionFile>> => {
  const folder = stateFolder(env, system);
  if (!folder.ok) return folder;
  const prepared = await makeStateFolder(folder.value, system.platform);
  return prepared.ok ? success(decisionFile(folder.value, system, profile)) : prepared;
};

/** For who only wants to know what is decided: the folder may be missing, or closed to writing. */
export const openDecisionsToRead = ({ system, env, profile }: DecisionPlace): Result<Pick<DecisionFile, 'load'>> => {
  const folder = stateFolder(env, system);
  return folder.ok ? success(decisionFile(folder.value, system, profile)) : folder;
};

const decisionFile = (folder: string, { platform }: System, profile: string): DecisionFile => {
  const path = join(folder, `findings-${fileNameOf(profile)}.json`);
  let seen: Seen = { stamp: MISSING, decisions: NO_DECISIONS };
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other: the callers of one process need not wait for each other's lock. */
  const inTurn = (work: () => Promise<Result<Look>>): Promise<Result<KeptDecisions>> => {
    const done = turn.then(async (): Promise<Result<KeptDecisions>> => {
      const look = await work();
      if (!look.ok) return look;
      seen = look.value.seen;
      return success({ decisions: seen.decisions, notice: look.value.notice });
    });
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    path,
    load: () => inTurn(() => look(path, seen)),
    change: (decision, at) =>
      inTurn(async () => {
        // Somebody may have cleared it away meanwhile.
        const ready = await makeStateFolder(folder, platform);
        return ready.ok ? change(path, seen, (before) => withoutExpired(decide(before, decision), at)) : ready;
      }),
  };
};

const LONGEST_FILE_NAME = 64;

/** Names that differ only in case, or in what a file name cannot hold, must not meet in one file: they get a mark of their own. */
const fileNameOf = (profile: string): string => {
  const plain = profile.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST_FILE_NAME);
  if (plain === profile && plain === plain.toLowerCase() && plain !== '') return plain;
  return `${plain}-${createHash('sha256').update(profile).digest('hex').slice(0, 8)}`;
};

/** What was there when it was last looked at. */
type Seen = Readonly<{ stamp: string; decisions: Decisions }>;

type Look = Readonly<{ seen: Seen; notice: Failure | undefined }>;

const MISSING = 'missing';

/** Every change is a new file, so that even two within a tick of the clock are told apart. */
const stampOf = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found === undefined ? MISSING : `${found.ino} ${found.size} ${found.mtimeNs}`;
};

const look = async (path: string, before: Seen): Promise<Result<Look>> => {
  // Before it is read: what changes in between is then seen the next time.
  const stamp = await stampOf(path);
  if (stamp === before.stamp) return success({ seen: before, notice: undefined });
  const content = await readContent(path);
  if (content.kind === 'trouble') return failed(content.failure);
  if (content.kind === 'broken') return change(path, before, (decisions) => decisions);
  return success({ seen: { stamp, decisions: content.decisions }, notice: undefined });
};

const MOST_TRIES = 3;

const change = async (path: string, before: Seen, next: (decisions: Decisions) => Decisions): Promise<Result<Look>> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const locking = await takeLock(`${path}.lock`);
    if (locking.kind === 'busy') break;
    if (locking.kind === 'trouble') return failed(tellUnwritten(path, locking.code));
    try {
      const changed = await changeLocked(path, before, next, locking.lock);
      if (!changed.ok) return changed;
      if (changed.value !== 'lock-lost') return success(changed.value);
    } finally {
      await locking.lock.release();
    }
  }
  return failed(tellBusy(path));
};

/** Where the file is broken, what this console saw last takes its place. Under the lock: else what another just mended could be moved. */
const changeLocked = async (
  path: string,
  before: Seen,
  next: (decisions: Decisions) => Decisions,
  lock: FileLock,
): Promise<Result<Look | 'lock-lost'>> => {
  const content = await readContent(path);
  if (content.kind === 'trouble') return failed(content.failure);
  const isBroken = content.kind === 'broken';
  const aside = isBroken ? await freeName(`${path}.broken`) : undefined;
  const decisions = next(isBroken ? before.decisions : content.decisions);
  const replaced = await replaceFile(path, writeDecisions(decisions), lock, aside);
  if (!replaced.ok) return replaced;
  if (!replaced.value) return success('lock-lost');
  const notice = isBroken
    ? trouble(path, content.came, `It is kept as ${aside}. What this console knew of it goes on.`)
    : undefined;
  return success({ seen: { stamp: await stampOf(path), decisions }, notice });
};

const tellBusy = (path: string): Failure =>
  trouble(
    path,
    'other consoles kept it locked for a second',
    'Try again; if nothing else runs, wait ten seconds, and the lock that was left behind is taken over.',
  );

type Content =
  | Readonly<{ kind: 'whole'; decisions: Decisions }>
  | Readonly<{ kind: 'broken'; came: string }>
  | Readonly<{ kind: 'trouble'; failure: Failure }>;

/** More than the longest texts of as many decisions as are kept. */
const LIMIT_BYTES = 16 * 1024 * 1024;

const readContent = async (path: string): Promise<Content> => {
  const reading = await readSmallFile(path, LIMIT_BYTES);
  if (reading.kind === 'missing') return { kind: 'whole', decisions: NO_DECISIONS };
  if (reading.kind === 'text') {
    const read = readDecisions(reading.text);
    return read.ok ? { kind: 'whole', decisions: read.value } : { kind: 'broken', came: read.failure.came };
  }
  const { came, advice } = reading;
  // What may not be read may be whole all the same.
  const isReadable = await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
  return isReadable
    ? { kind: 'broken', came: `it ${came}` }
    : { kind: 'trouble', failure: trouble(path, `it ${came}`, advice) };
};

/** `…broken`, `…broken-2`: what was set aside before stays too. */
const freeName = async (path: string): Promise<string> => {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? path : `${path}-${count}`;
    if ((await stampOf(name)) === MISSING) return name;
  }
};
