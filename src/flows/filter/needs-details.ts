// Whether a filter asks for what an appliance only tells of devices when it is asked for everything it knows of them.
import { type Expression, type Filter, partsOf } from './language/filter.ts';

const DETAILS: ReadonlySet<string> = new Set(['country', 'tag', 'mac', 'vendor', 'os', 'type']);

export const needsDetails = (filter: Filter): boolean => partsOf(filter).some(asksDetails);

const asksDetails = (part: Expression): boolean => {
  switch (part.kind) {
    case 'condition':
    case 'has':
      return DETAILS.has(part.field);
    case 'not':
      return asksDetails(part.part);
    case 'and':
    case 'or':
      return part.parts.some(asksDetails);
    default:
      return false;
  }
};
