// What a page is told of periods that were not answered.

export type PeriodKind = 'security' | 'bandwidth' | 'mitre';

/** What stands in a cell of a period that was not answered; undefined where it was. */
export type PeriodLack = (hours: number, kind: PeriodKind) => string | undefined;
