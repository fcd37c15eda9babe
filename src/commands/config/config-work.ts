// Does the work of `darktop config path`, `show` and `init`.
import { draftConfig, type LoadOptions, type Origin } from '../../config/load-config.ts';
import { configPlace, tellNoPlace } from '../../config/place.ts';
import { readSmallFile, thisSystem, writeNewFile } from '../../config/system.ts';
import { writeTemplate } from '../../config/template.ts';
import { type Failure, tellFailure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { displayWidth, padEnd } from '../../text/display-width.ts';
import { EXIT } from '../setting/exit-code.ts';

export type ConfigContext = LoadOptions &
  Readonly<{
    write(text: string): Promise<void> | void;
    writeError(text: string): Promise<void> | void;
  }>;

export type ConfigWork = Readonly<
  Record<'configPath' | 'configShow' | 'configInit', (context: ConfigContext) => Promise<number>>
>;

export const configPath = async (context: ConfigContext): Promise<number> => {
  const path = findPath(context);
  if (!path.ok) return giveUp(context, path.failure);
  // Not cleaned: a script that asked for the path must get the path.
  await context.write(`${path.value}\n`);
  const reading = await readSmallFile(path.value, 0);
  if (reading.kind === 'missing')
    await context.writeError('There is no such file yet; "darktop config init" writes one.\n');
  return EXIT.ok;
};

/** Tokens show as `[secret]`; no token file is read and no command run. */
export const configShow = async (context: ConfigContext): Promise<number> => {
  const draft = await draftConfig(context);
  if (!draft.ok) return giveUp(context, draft.failure);
  await context.write(drawOrigins(draft.value.origins));
  return draft.value.gap === undefined ? EXIT.ok : giveUp(context, draft.value.gap);
};

export const configInit = async (context: ConfigContext): Promise<number> => {
  const found = findPath(context);
  if (!found.ok) return giveUp(context, found.failure);
  const path = found.value;
  const writing = await writeNewFile(path, writeTemplate());
  if (writing.kind === 'written') {
    await context.write(`Wrote ${clean(path)}: every key is in it, commented out.\n`);
    return EXIT.ok;
  }
  const isThere = writing.kind === 'exists';
  return giveUp(context, {
    kind: 'configuration',
    what: clean(path),
    came: isThere ? 'the file is there already' : clean(writing.came),
    advice: isThere ? 'Move it away first.' : 'Name another place with --config.',
  });
};

const findPath = ({ flags, env, system = thisSystem() }: ConfigContext): Result<string> => {
  const place = configPlace(flags, env, system);
  if (!place.ok) return place;
  return place.value === undefined ? failed(tellNoPlace()) : success(place.value.path);
};

const giveUp = async ({ writeError }: ConfigContext, failure: Failure): Promise<number> => {
  await writeError(`darktop: ${tellFailure(failure)}\n`);
  return EXIT.configuration;
};

const WIDEST_VALUE = 60;

const drawOrigins = (origins: readonly Origin[]): string => {
  const rows = [{ key: 'KEY', value: 'VALUE', from: 'FROM' }, ...origins].map(({ key, value, from }) => ({
    key: clean(key),
    value: clean(value),
    from: clean(from),
  }));
  const keyWidth = Math.max(...rows.map(({ key }) => displayWidth(key)));
  const valueWidth = Math.min(WIDEST_VALUE, Math.max(...rows.map(({ value }) => displayWidth(value))));
  return rows.map(({ key, value, from }) => `${padEnd(key, keyWidth)}  ${fill(value, valueWidth)}  ${from}\n`).join('');
};

/** A value wider than its column is shown whole: better a crooked table than half a value. */
const fill = (value: string, width: number): string => (displayWidth(value) > width ? value : padEnd(value, width));
