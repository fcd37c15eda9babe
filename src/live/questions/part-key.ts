// The key of a part: equal for the same question about the same window, whenever it is asked.
import type { WindowChoice } from '../session/window-choice.ts';

type KeyValue = string | number | boolean | undefined;

export const partKey = (
  name: string,
  parameters: Readonly<Record<string, KeyValue>>,
  choice?: WindowChoice,
): string => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return JSON.stringify([name, windowKey(choice), given.sort(([a], [b]) => (a < b ? -1 : 1))]);
};

/** Never the time of day: the last 24 hours are the same window tomorrow. */
const windowKey = (choice: WindowChoice | undefined): readonly (string | number)[] => {
  if (choice === undefined) return [];
  return choice.kind === 'last' ? [choice.kind, choice.hours] : [choice.kind, choice.hours, choice.endAt];
};
