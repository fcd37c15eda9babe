// Where the figures of a device's talk with the outside lead, and the parts of its risk.
import { assessRisk } from '../../analysis/device/risk.ts';
import { withChoice } from '../view.ts';
import { DESTINATION_SIDE } from './destination-list.ts';
import { externalPlace, type Lead, toFlows, toPage, toPlace } from './places.ts';
import { ADDRESSES, COUNTRIES, DESTINATIONS_PAGE, DOMAINS, PORTS } from './table-titles.ts';
import { named, numbered } from './to-flows.ts';

export const ofExternal: Lead = (label, given, title) => {
  switch (title) {
    case COUNTRIES:
      return toFlows(given, ['dir:external', named('country', label === 'Unknown' ? undefined : label)]);
    case PORTS:
      return toFlows(given, ['dir:external', numbered('dport', Number(label))]);
    case DOMAINS:
    case ADDRESSES:
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
      const told = risk.country.countries.map((name) => named('country', name === 'Unknown' ? undefined : name));
      return told.length === 0 ? undefined : toFlows(given, ['dir:external', `(${told.join(' or ')})`]);
    }
    case 'unusual ports':
      return risk.port.ports.length === 0
        ? undefined
        : toFlows(given, ['dir:external', `dport:${risk.port.ports.slice(0, MOST_PORTS).join(',')}`]);
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
