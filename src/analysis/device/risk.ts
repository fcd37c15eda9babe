// DEV-RISK: how risky the external contacts of a device look, in four parts.
import type { Destination } from '../../domain/device.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { countryOf, isHighRisk } from './country.ts';
import { externalDestinationsOf, isPort } from './external.ts';

export type RiskLevel = 'high' | 'medium' | 'low' | 'minimal';

/** `score` is what the part adds: all of it or nothing. */
export type CountryPart = Readonly<{
  kind: 'high-risk countries';
  score: number;
  /** False when not one destination has a country: then nothing is known of where the device goes, and nothing added. */
  hasCountries: boolean;
  countries: readonly string[];
  uniqueDestinations: number;
  connections: Amount;
  firstAt: number | undefined;
}>;

export type PortPart = Readonly<{
  kind: 'unusual ports';
  score: number;
  ports: readonly number[];
  /** To destinations that were met on such a port: an upper bound. */
  connections: Amount;
}>;

export type ConcentrationPart = Readonly<{
  kind: 'concentration';
  score: number;
  label: string | undefined;
  connections: Amount;
  sharePercent: Amount;
}>;

export type ReachPart = Readonly<{ kind: 'many destinations'; score: number; uniqueDestinations: number }>;

export type RiskPart = CountryPart | PortPart | ConcentrationPart | ReachPart;

export type Risk = Readonly<{
  /** 0 to the sum of the four weights. */
  score: number;
  level: RiskLevel;
  uniqueDestinations: number;
  connections: Amount;
  country: CountryPart;
  port: PortPart;
  concentration: ConcentrationPart;
  reach: ReachPart;
}>;

/** Over everything that was returned: destinations are not told by interval. */
export const assessRisk = (facts: DeviceFacts, _window: TimeWindow, thresholds: Thresholds): Risk | undefined => {
  const met = externalDestinationsOf(facts)?.filter(({ connections }) => connections !== 0);
  if (met === undefined) return undefined;
  const country = countryPart(met, thresholds);
  const port = portPart(met, thresholds);
  const concentration = concentrationPart(met, thresholds);
  const reach = reachPart(met, thresholds);
  const score = addWeights([country, port, concentration, reach].map((part) => part.score));
  return {
    score,
    level: levelOf(score, thresholds),
    uniqueDestinations: met.length,
    connections: sumAmounts(met.map((destination) => destination.connections)),
    country,
    port,
    concentration,
    reach,
  };
};

/** What all four parts together add up to. */
export const mostRisk = (thresholds: Thresholds): number =>
  addWeights([
    thresholds.dev_risk_country_weight,
    thresholds.dev_risk_port_weight,
    thresholds.dev_risk_concentration_weight,
    thresholds.dev_risk_reach_weight,
  ]);

/** Rounded: fractions such as 0.3 + 0.2 + 0.2 would not meet the borders of the levels exactly. */
const addWeights = (weights: readonly number[]): number =>
  Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 1e6) / 1e6;

const levelOf = (score: number, thresholds: Thresholds): RiskLevel => {
  if (score >= thresholds.dev_risk_high_score) return 'high';
  if (score >= thresholds.dev_risk_medium_score) return 'medium';
  return score >= thresholds.dev_risk_low_score ? 'low' : 'minimal';
};

export const partsOf = ({ country, port, concentration, reach }: Risk): readonly RiskPart[] =>
  [country, port, concentration, reach].filter((part) => part.score > 0);

const countryPart = (met: readonly Destination[], thresholds: Thresholds): CountryPart => {
  const hasCountries = met.some((destination) => destination.country !== undefined);
  const risky = hasCountries ? met.filter((destination) => isHighRisk(countryOf(destination), thresholds)) : [];
  const begun = risky.map(({ firstAt }) => firstAt).filter((at) => at !== undefined);
  return {
    kind: 'high-risk countries',
    score: risky.length > 0 ? thresholds.dev_risk_country_weight : 0,
    hasCountries,
    countries: [...new Set(risky.map(countryOf))].sort(byText),
    uniqueDestinations: risky.length,
    connections: sumAmounts(risky.map((destination) => destination.connections)),
    firstAt: begun.length === 0 ? undefined : begun.reduce((first, at) => Math.min(first, at)),
  };
};

const portPart = (met: readonly Destination[], thresholds: Thresholds): PortPart => {
  const isUnusual = (port: number): boolean => isPort(port) && !thresholds.dev_risk_usual_ports.includes(port);
  const ports = [...new Set(met.flatMap((destination) => (destination.ports ?? []).filter(isUnusual)))];
  const users = met.filter((destination) => (destination.ports ?? []).some(isUnusual));
  return {
    kind: 'unusual ports',
    score: ports.length > 0 ? thresholds.dev_risk_port_weight : 0,
    ports: ports.sort((a, b) => a - b),
    connections: sumAmounts(users.map((destination) => destination.connections)),
  };
};

const concentrationPart = (met: readonly Destination[], thresholds: Thresholds): ConcentrationPart => {
  const [busiest] = [...met].sort(
    (a, b) => byMost(amountOf(a.connections), amountOf(b.connections)) || byText(labelOf(a) ?? '', labelOf(b) ?? ''),
  );
  const sharePercent = shareOf(
    amountOf(busiest?.connections),
    sumAmounts(met.map((destination) => destination.connections)),
  );
  return {
    kind: 'concentration',
    score:
      (sharePercent ?? 0) > thresholds.dev_risk_concentration_percent ? thresholds.dev_risk_concentration_weight : 0,
    label: busiest === undefined ? undefined : labelOf(busiest),
    connections: amountOf(busiest?.connections),
    sharePercent,
  };
};

const labelOf = ({ hostname, ip }: Destination): string | undefined => hostname ?? ip;

const reachPart = (met: readonly Destination[], thresholds: Thresholds): ReachPart => ({
  kind: 'many destinations',
  score: met.length > thresholds.dev_risk_destinations ? thresholds.dev_risk_reach_weight : 0,
  uniqueDestinations: met.length,
});
