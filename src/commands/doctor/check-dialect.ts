// Which dialect the appliance answers in, how that is known, and each endpoint asked the way that dialect wants it.
import type { KnownDialect } from '../../domain/profile.ts';
import { findDialect } from '../../live/dialect/find-dialect.ts';
import { askStatus, checkAppliance } from './check-appliance.ts';
import { checkDocumented } from './check-documented.ts';
import { type CheckLine, fine, skipped, warning } from './check-line.ts';
import type { Checking } from './checking.ts';

/** `told` is what its first answer is written in; undefined when none came, or one that does not tell. */
export async function* checkDialect(checking: Checking, told: KnownDialect | undefined): AsyncGenerator<CheckLine> {
  const said = checking.profile.dialect;
  const found = said === 'auto' ? (told ?? (await findFurther(checking))) : said;
  if (found === 'appliance') {
    const status = await askStatus(checking);
    yield dialectLine(checking, told, found, status.ok ? status.value.value.version : undefined);
    return yield* checkAppliance(checking, status);
  }
  yield dialectLine(checking, told, found, undefined);
  yield* checkDocumented(checking);
}

const findFurther = async ({ caller, nowAt, signal }: Checking): Promise<KnownDialect | undefined> => {
  const found = await findDialect({ caller, now: nowAt }, { signal });
  return found.ok ? found.value.dialect : undefined;
};

const dialectLine = (
  { profile }: Checking,
  told: KnownDialect | undefined,
  found: KnownDialect | undefined,
  version: string | undefined,
): CheckLine => {
  const named = version === undefined ? '' : `; version ${version}`;
  if (found === undefined) return skipped('dialect', 'no answer tells it; asked as the documents say');
  if (profile.dialect === 'auto') return fine('dialect', `${found}, told by its answers${named}`);
  const text = `${found}, as configured${named}`;
  if (told === undefined || told === found) return fine('dialect', text);
  return warning(
    'dialect',
    `${text}, but its answer is in the other one: ${told}`,
    `Set dialect to ${told}, or to auto.`,
  );
};
