// What a person may choose for the console as a whole, whatever appliance it shows.
import type { Thresholds } from '../domain/thresholds.ts';
import type { FileTables, RawTable } from './file-tables.ts';
import type { ConfigFlags, SureKey } from './key.ts';
import { type Environment, environmentLayer, fileLayer, flagLayer, givensOf, type Layer } from './layers.ts';
import type { Ledger } from './ledger.ts';
import { KEY_PRESSES, REFRESH_KEYS, TOP_KEYS } from './schema.ts';
import { NAME_KEYS, NUMBER_KEYS, PORT_KEYS } from './thresholds.ts';

export type ThemeName = (typeof TOP_KEYS.theme)['standard'];

export type CopyWay = (typeof TOP_KEYS.copy)['standard'];

export type NotifyLevel = (typeof TOP_KEYS.notify)['standard'];

export type NotifyWay = (typeof TOP_KEYS.notify_by)['standard'];

export type Settings = Readonly<{
  theme: ThemeName;
  /** Undefined: the locale decides. */
  ascii: boolean | undefined;
  mouse: boolean;
  /** The least severity that is announced. */
  notify: NotifyLevel;
  notifyBy: NotifyWay;
  /** Whether findings are looked for while nobody looks at them. */
  sweep: boolean;
  screenReader: boolean;
  /** Hours or days, such as "24h" or "7d". */
  window: string;
  copy: CopyWay;
  refresh: Readonly<{ summaryMs: number; networkMs: number; deviceMs: number }>;
  thresholds: Thresholds;
  /** Action -> its keys; which actions there are, the shell knows. */
  keys: Readonly<Record<string, readonly string[]>>;
}>;

/** Without a flag, a variable and a file everything has its default. */
export const settleSettings = (
  file: FileTables | undefined,
  ledger: Ledger,
  flags: ConfigFlags = {},
  env: Environment = {},
): Settings => {
  const layersOf = (table: RawTable | undefined): readonly Layer[] => [
    flagLayer(flags),
    environmentLayer(env),
    ...(file === undefined || table === undefined ? [] : [fileLayer(table, file.path)]),
  ];
  const settle =
    (prefix: string, table: RawTable | undefined) =>
    <T>(name: string, key: SureKey<T>): T =>
      ledger.settleSure(`${prefix}${name}`, key, givensOf(layersOf(table), name, key));
  const top = settle('', file?.top);
  const refresh = settle('refresh.', file?.refresh);
  const threshold = settle('thresholds.', file?.thresholds);
  return {
    theme: top('theme', TOP_KEYS.theme),
    ascii: ledger.settle('ascii', TOP_KEYS.ascii, givensOf(layersOf(file?.top), 'ascii', TOP_KEYS.ascii))?.value,
    mouse: top('mouse', TOP_KEYS.mouse),
    notify: top('notify', TOP_KEYS.notify),
    notifyBy: top('notify_by', TOP_KEYS.notify_by),
    sweep: top('sweep', TOP_KEYS.sweep),
    screenReader: top('screen_reader', TOP_KEYS.screen_reader),
    window: top('window', TOP_KEYS.window),
    copy: top('copy', TOP_KEYS.copy),
    refresh: {
      summaryMs: refresh('summary', REFRESH_KEYS.summary),
      networkMs: refresh('network', REFRESH_KEYS.network),
      deviceMs: refresh('device', REFRESH_KEYS.device),
    },
    thresholds: {
      ...mapRecord(NUMBER_KEYS, threshold),
      ...mapRecord(PORT_KEYS, threshold),
      ...mapRecord(NAME_KEYS, threshold),
    },
    keys: settleKeys(file, ledger),
  };
};

const settleKeys = (file: FileTables | undefined, ledger: Ledger): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...(file?.keys.keys() ?? [])].map((action) => {
      const givens = file === undefined ? [] : givensOf([fileLayer(file.keys, file.path)], action, KEY_PRESSES);
      return [action, ledger.settle(`keys.${action}`, KEY_PRESSES, givens)?.value ?? []];
    }),
  );

const mapRecord = <Name extends string, T, U>(
  record: Readonly<Record<Name, T>>,
  change: (name: Name, value: T) => U,
): Record<Name, U> => {
  const changed: Partial<Record<Name, U>> = {};
  for (const name in record) changed[name] = change(name, record[name]);
  if (!isComplete(changed, record)) throw new Error('a mapped record lost a name');
  return changed;
};

const isComplete = <Name extends string, U>(
  part: Partial<Record<Name, U>>,
  whole: Readonly<Record<Name, unknown>>,
): part is Record<Name, U> => Object.keys(whole).every((name) => name in part);
