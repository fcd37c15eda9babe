// Where the figures of a device's talk with the outside lead, and the parts of its risk.
import { countryOf } from '../../analysis/device/country.ts';
import { assessRisk } from '../../analysis/device/risk.ts';
import type { Destination } from '../../domain/device.ts';
import type { Outcome } from '../pane.ts';
import { withChoice } from '../view.ts';
import { DESTINATION_SIDE } from './destination-list.ts';
import { DESTINATIONS_PAGE } from './page-ids.ts';
import { externalPlace, type Lead, type LeadGiven, lastMet, toFlows, toPage, toPlace } from './places.ts';
import { ofOutsideShares, SHARE_TABLES } from './share-leads.ts';
import { ADDRESSES, COUNTRIES, DOMAINS, PORTS } from './table-titles.ts';
import { named, numbered, windowWith } from './to-flows.ts';

const ofCountry = (name: string): string => named('country', name === 'Unknown' ? undefined : name);

/** In a window in which it last happened: these figures are of everything that is kept. */
const toOutside = (
  given: LeadGiven,
  conditions: readonly string[],
  isMeant: (destination: Destination) => boolean,
): Outcome => {
  const { asked, now } = given;
  const lastAt = lastMet(asked.facts, (destination) => destination.isExternal === true && isMeant(destination));
  return toFlows(given, ['dir:external', ...conditions], { window: windowWith(lastAt, asked.window, now) });
};

export const ofExternal: Lead = (label, given, title) => {
  if (SHARE_TABLES.includes(title)) return ofOutsideShares(title, label, given);
  switch (title) {
    case COUNTRIES:
      return toOutside(given, [ofCountry(label)], (destination) => countryOf(destination) === label);
    case PORTS:
      return toOutside(
        given,
        [numbered('dport', Number(label))],
        ({ ports }) => ports?.includes(Number(label)) === true,
      );
    case DOMAINS:
      return toPlace(externalPlace(given, label), given);
    case ADDRESSES:
      // Without a name and without an address.
      return label === 'unnamed' ? undefined : toPlace(externalPlace(given, label), given);
    default:
      break;
  }
  if (label === 'external connections') return toFlows(given, ['dir:external']);
  return label === 'external destinations'
    ? toPage(withChoice(given.view, DESTINATION_SIDE, 'external'), DESTINATIONS_PAGE)
    : undefined;
};

export const ofRisk: Lead = (label, given) => {
  const { asked, thresholds } = given;
  const risk = assessRisk(asked.facts, asked.window, thresholds);
  if (risk === undefined) return undefined;
  switch (label) {
    case 'high-risk countries': {
      const { countries } = risk.country;
      const told = countries.map(ofCountry).join(' or ');
      return countries.length === 0
        ? undefined
        : toOutside(given, [`(${told})`], (destination) => countries.includes(countryOf(destination)));
    }
    case 'unusual ports':
      return risk.port.ports.length === 0
        ? undefined
        : toOutside(
            given,
            [`dport:${risk.port.ports.slice(0, MOST_PORTS).join(',')}`],
            ({ ports }) => ports?.some((port) => risk.port.ports.includes(port)) === true,
          );
    case 'concentration': {
      const busiest = risk.concentration.label;
      return busiest === undefined ? undefined : toPlace(externalPlace(given, busiest), given);
    }
    case 'many destinations':
      return ofExternal('external destinations', given, '');
    default:
      return undefined;
  }
};

/** A filter that can still be read. */
const MOST_PORTS = 20;
