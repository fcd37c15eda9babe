// Characters that need no second look.

/**
 * Lines, blocks, arrows and marks, besides ASCII: one column each, whatever stands beside them. What asks for another
 * look or joins its neighbour (selectors, marks, joiners) is not among them, nor is what is wide.
 */
export const NARROW = String.raw` -~\u00a1-\u00a8\u00ab\u00ac\u00af-\u00ff\u2013-\u2016\u2018-\u201d\u2020-\u2026\u203a\u2190-\u2193\u2500-\u259f\u25b2\u25b3\u25bc\u25bd\u25c6-\u25cf\u2713\u2717`;
