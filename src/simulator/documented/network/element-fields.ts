// Which fields of an element are written: all of them, or the ones that responsedata names.
export type ElementFields = ReadonlySet<string> | 'all';
