// What was found out of an appliance's dialect, for the next time the program runs.
import type { KnownDialect } from '../../domain/profile.ts';
import type { PatientShelf } from './shelf.ts';

const NAME = 'dialect';

/** One that is wrong shows itself with the first answer: anything that reads like one will do. */
export const recallDialect = async (shelf: PatientShelf): Promise<KnownDialect | undefined> => {
  const text = (await shelf.read(NAME))?.trim();
  return text === 'documented' || text === 'appliance' ? text : undefined;
};

export const rememberDialect = (shelf: PatientShelf, dialect: KnownDialect): void => shelf.put(NAME, `${dialect}\n`);
