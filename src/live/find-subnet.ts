// Finds the number by which an appliance of the field is asked for a range of addresses: its sums are of its own subnets alone.
import type { Asker } from './asker.ts';

/** A range that it does not list, and one of an appliance that lists every flow, stays a range. */
export const findSubnet = async (asker: Asker, asked: number | string): Promise<number | string> => {
  if (typeof asked === 'number' || (await asker.dialect()) !== 'appliance') return asked;
  const part = { name: 'subnets', isOptional: true } as const;
  const listed = await asker.field(part, (field, how) => field.subnets(how));
  return listed?.value.find(({ network }) => network === asked)?.sid ?? asked;
};
