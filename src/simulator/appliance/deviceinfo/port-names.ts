// How a port is told: by its number where that means something, else as the range in which it lies.

/** Above the well-known ones these have a meaning of their own. */
const KNOWN = new Set([5_060, 5_061, 5_222, 5_353, 5_432, 5_985, 6_514, 8_000, 8_080, 8_443, 9_100, 9_443]);

const FIRST_RANGE = 5_001;
const RANGE = 5_000;
const LAST_PORT = 65_535;

export const portName = (port: number): number | string => {
  if (port < FIRST_RANGE || KNOWN.has(port)) return port;
  const from = FIRST_RANGE + Math.floor((port - FIRST_RANGE) / RANGE) * RANGE;
  return `${from} - ${Math.min(from + RANGE - 1, LAST_PORT)}`;
};
