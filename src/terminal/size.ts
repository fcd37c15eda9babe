// How large a terminal is, in cells.

export type Size = Readonly<{ columns: number; rows: number }>;

/** For a terminal that does not say. */
export const USUAL_SIZE: Size = { columns: 80, rows: 24 };
