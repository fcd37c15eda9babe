// An appliance that answers as those in the field do, and ways to look at what it answers.
import { tellFailure } from '../../../src/domain/failure.ts';
import { parseFault } from '../../../src/simulator/fault-notation.ts';
import type { Appliance, ApplianceOptions } from '../../../src/simulator/start-appliance.ts';
import { anAppliance, ask } from '../../simulator-server/ask.ts';

export const aFieldAppliance = (changes: Partial<ApplianceOptions> = {}): Promise<Appliance> =>
  anAppliance({ dialect: 'appliance', ...changes });

export const faultsOf = (...notations: readonly string[]) =>
  notations.map((notation) => {
    const parsed = parseFault(notation);
    if (!parsed.ok) throw new Error(tellFailure(parsed.failure));
    return parsed.value;
  });

/** With these faults on. */
export const anOddAppliance = (notations: readonly string[], changes: Partial<ApplianceOptions> = {}) =>
  aFieldAppliance({ faults: faultsOf(...notations), ...changes });

/** Answers are looked into freely: a missing field becomes undefined, and the comparison fails. */
export const told = async (appliance: Appliance, target: string) => {
  const answer = await ask(appliance, target);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
  return Array.isArray(answer.json) ? answer.json : Object(answer.json);
};

/** Its fields with the types of what they hold; of a list only the first item. */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, shapeOf(held)]));
};

export const sumOf = (items: readonly unknown[], ...fields: readonly string[]): number =>
  items.reduce<number>(
    (total, item) => total + fields.reduce((sum, field) => sum + Number(Reflect.get(Object(item), field)), 0),
    0,
  );

/** All elements of `statistics` as one object. */
export const sectionsOf = (answer: { statistics: readonly object[] }): Record<string, readonly unknown[]> =>
  Object.assign({}, ...answer.statistics);
