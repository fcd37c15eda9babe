// What of a filter is asked of an appliance that tells connections, and what of it is then looked at here.
import { andOf, type Filter, partsOf } from '../filter/language/filter.ts';
import { type ServerParameters, splitByAsked } from '../filter/server-parameters.ts';

/** It looks at one party at a time, and nobody here can tell which subnet a connection is of: the others are looked for here. */
export const askedOfOneParty = <P extends Maybe<Parties>>(parameters: P): Omit<P, keyof Parties> & Parties => {
  const { viewsubnet, did, ip, ...rest } = parameters;
  if (viewsubnet !== undefined) return { ...rest, viewsubnet };
  if (did !== undefined) return { ...rest, did };
  return ip === undefined ? rest : { ...rest, ip };
};

type Parties = Pick<ServerParameters, 'viewsubnet' | 'did' | 'ip'>;
type Maybe<T> = Readonly<{ [Name in keyof T]?: T[Name] | undefined }>;

/** What the appliance filtered is not looked at again: connections tell too little. When they began they do tell, and spans are cut finer here. */
export const leftToFilter = (filter: Filter, asked: Readonly<Record<string, unknown>>): Filter => {
  const { rest } = splitByAsked(filter, asked);
  const left = new Set(partsOf(rest));
  return andOf(
    partsOf(filter).filter((part) => left.has(part) || (part.kind === 'condition' && part.field === 'start')),
  );
};
