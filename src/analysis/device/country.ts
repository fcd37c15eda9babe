// Which country a destination is in, as the appliance writes it, and whether it is one of high risk.
import type { Destination } from '../../domain/device.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { clean } from '../../text/clean.ts';

/** As deviceinfo.md counts a destination without a country. */
const UNKNOWN_COUNTRY = 'Unknown';

export const countryOf = ({ country }: Destination): string => {
  const name = country === undefined ? '' : clean(country).trim();
  return name === '' ? UNKNOWN_COUNTRY : name;
};

/** Whatever the case: appliances differ in it. */
export const isHighRisk = (country: string, thresholds: Thresholds): boolean =>
  thresholds.dev_risk_countries.some((name) => name.toLowerCase() === country.toLowerCase());
