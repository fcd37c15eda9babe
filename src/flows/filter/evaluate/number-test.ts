// The values of a comparison as intervals of numbers.
import type { Instant } from '../../../domain/instant.ts';
import type { Condition, Moment, Value } from '../language/filter.ts';
import type { Interval } from './marks.ts';

const LOWEST = Number.NEGATIVE_INFINITY;
const HIGHEST = Number.POSITIVE_INFINITY;

/** A number fits when it is in any of them. For `!=` these are the ones it must not be in. */
export const intervalsOf = ({ operator, values }: Condition, endAt: Instant): readonly Interval[] =>
  values.flatMap((value): readonly Interval[] => {
    const ends = endsOf(value, endAt);
    if (ends === undefined) return [];
    const { from, to } = ends;
    switch (operator) {
      case '<':
        return [{ from: LOWEST, to: from, isOpen: true }];
      case '<=':
        return [{ from: LOWEST, to: from, isOpen: false }];
      case '>':
        return [{ from: to, to: HIGHEST, isOpen: true }];
      case '>=':
        return [{ from: to, to: HIGHEST, isOpen: false }];
      default:
        return [{ from, to, isOpen: false }];
    }
  });

export const isInside = (value: number, intervals: readonly Interval[]): boolean =>
  intervals.some(({ from, to, isOpen }) => (isOpen ? value > from && value < to : value >= from && value <= to));

const endsOf = (value: Value, endAt: Instant): Readonly<{ from: number; to: number }> | undefined => {
  switch (value.kind) {
    case 'number':
      return { from: value.value, to: value.value };
    case 'range':
      return value;
    case 'moment':
      return { from: instantOf(value.moment, endAt), to: instantOf(value.moment, endAt) };
    case 'moments':
      return { from: instantOf(value.from, endAt), to: instantOf(value.to, endAt) };
    default:
      return undefined;
  }
};

const instantOf = (moment: Moment, endAt: Instant): Instant => (moment.kind === 'at' ? moment.at : endAt - moment.ms);
