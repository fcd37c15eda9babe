// DEV-RISK: how risky the external contacts of a device look, in four parts.
import type { Destination } from '../../domain/device.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { countryOf, isHighRisk } from './country.ts';
import { hasAmounts, isOutsideTogether, isUnnamedDomain } from './destinations.ts';
import { countOutside, externalDestinationsOf, isPort } from './external.ts';
import { outsideShares } from './shares.ts';

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

export type ReachPart = Readonly<{ kind: 'many destinations'; score: number; uniqueDestinations: Amount }>;

export type RiskPart = CountryPart | PortPart | ConcentrationPart | ReachPart;

export type Risk = Readonly<{
  /** 0 to the sum of the four weights. */
  score: number;
  level: RiskLevel;
  /** Unknown where the appliance tells of everybody outside together. */
  uniqueDestinations: Amount;
  connections: Amount;
  /** For these the appliance told too little, and they added nothing. */
  notTold: readonly RiskPart['kind'][];
  country: CountryPart;
  port: PortPart;
  concentration: ConcentrationPart;
  reach: ReachPart;
}>;

/** Over everything that was returned: destinations are not told by interval. */
export const assessRisk = (facts: DeviceFacts, _window: TimeWindow, thresholds: Thresholds): Risk | undefined => {
  const met = externalDestinationsOf(facts)?.filter(({ connections }) => connections !== 0);
  if (met === undefined) return undefined;
  const uniqueDestinations = countOutside(facts, met);
  const country = countryPart(met, thresholds);
  const port = portPart(met, portsOutside(facts), thresholds);
  const concentration = concentrationPart(met, thresholds);
  const reach = reachPart(uniqueDestinations, thresholds);
  const score = addWeights([country, port, concentration, reach].map((part) => part.score));
  return {
    score,
    level: levelOf(score, thresholds),
    uniqueDestinations,
    connections: sumAmounts(met.map((destination) => destination.connections)),
    notTold: hasAmounts(met) ? [] : [country, concentration, reach].filter(isNotTold).map(({ kind }) => kind),
    country,
    port,
    concentration,
    reach,
  };
};

const isNotTold = (part: CountryPart | ConcentrationPart | ReachPart): boolean => {
  switch (part.kind) {
    case 'high-risk countries':
      return !part.hasCountries;
    case 'concentration':
      return part.sharePercent === undefined;
    case 'many destinations':
      return part.uniqueDestinations === undefined;
  }
};

/** Those that have a number: a range of ports names none. */
const portsOutside = (facts: DeviceFacts): readonly number[] =>
  (outsideShares(facts)?.portsUsed ?? []).map(({ port }) => port).filter((port) => port !== undefined);

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

const portPart = (met: readonly Destination[], others: readonly number[], thresholds: Thresholds): PortPart => {
  const isUnusual = (port: number): boolean => isPort(port) && !thresholds.dev_risk_usual_ports.includes(port);
  const ports = [...new Set([...met.flatMap((destination) => destination.ports ?? []), ...others].filter(isUnusual))];
  const users = met.filter((destination) => (destination.ports ?? []).some(isUnusual));
  return {
    kind: 'unusual ports',
    score: ports.length > 0 ? thresholds.dev_risk_port_weight : 0,
    ports: ports.sort((a, b) => a - b),
    connections: sumAmounts(users.map((destination) => destination.connections)),
  };
};

const concentrationPart = (met: readonly Destination[], thresholds: Thresholds): ConcentrationPart => {
  const [busiest] = met
    .filter((destination) => !isOutsideTogether(destination) && !isUnnamedDomain(destination))
    .sort(
      (a, b) =>
        byMost(amountOf(a.connections), amountOf(b.connections)) ||
        byMost(amountOf(a.percent), amountOf(b.percent)) ||
        byText(labelOf(a) ?? '', labelOf(b) ?? ''),
    );
  const all = sumAmounts(met.map((destination) => destination.connections));
  const sharePercent = shareOf(amountOf(busiest?.connections), all) ?? amountOf(busiest?.percent);
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

const reachPart = (uniqueDestinations: Amount, thresholds: Thresholds): ReachPart => ({
  kind: 'many destinations',
  score: (uniqueDestinations ?? 0) > thresholds.dev_risk_destinations ? thresholds.dev_risk_reach_weight : 0,
  uniqueDestinations,
});
