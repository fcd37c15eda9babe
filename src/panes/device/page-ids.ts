// The paths of the pages of a device that other files must know by name.

export const INTERVALS_PAGE = 'intervals';
export const DESTINATIONS_PAGE = 'destinations';
/** The page on which bytes are compared with those of similar devices. */
export const PEERS = 'peers';
/** The page of what it does outside, and of the risk of that. */
export const EXTERNAL = 'external';
/** The page that lays another device beside the open one; behind it stands its number. */
export const COMPARE = 'compare';
/** The page with the equivalent command lines; behind it stands the path of the page they are of. */
export const EQUIVALENT = 'query';
