// Where the figures of two devices beside each other lead: to either of them, to a destination that they share, to the flows of the open one.
import type { DeviceComparison } from '../../analysis/device/compare-devices.ts';
import type { Outcome } from '../pane.ts';
import type { DocumentTarget } from '../parts/document-sketch.ts';
import { deviceLead } from './leads.ts';
import { DESTINATIONS_PAGE } from './page-ids.ts';
import { type LeadGiven, toPage, toPlace } from './places.ts';
import { viewOfDevice } from './settings.ts';
import { PORTS, PROTOCOLS } from './table-titles.ts';

type Given = LeadGiven & Readonly<{ comparison: DeviceComparison }>;

export const comparisonLead = ({ section, label }: DocumentTarget, given: Given): Outcome | undefined => {
  const { comparison, view, number, asked } = given;
  const { destinations } = comparison;
  switch (section) {
    case 'DEV-COMPARE-IDENTITY':
      // The open one is one Esc away.
      return { kind: 'open', view: viewOfDevice(view, comparison.devices.other.did) };
    case 'DEV-COMPARE-SHARED':
    case 'DEV-COMPARE-OWN':
    case 'DEV-COMPARE-OTHER': {
      const lists = {
        'DEV-COMPARE-SHARED': destinations?.shared,
        'DEV-COMPARE-OWN': destinations?.onlyOne,
        'DEV-COMPARE-OTHER': destinations?.onlyOther,
      };
      const meant = lists[section]?.filter((one) => one.label === label)?.[number - 1];
      const whose = section === 'DEV-COMPARE-OTHER' ? { ...asked, did: comparison.devices.other.did } : asked;
      return meant && toPlace({ did: meant.did, ip: meant.ip, hostname: meant.label }, { ...given, asked: whose });
    }
    case 'DEV-COMPARE-PORTS':
    case 'DEV-COMPARE-PROTOCOLS':
      return deviceLead(
        { section: 'DEV-ACTIVITY', title: section.endsWith('PORTS') ? PORTS : PROTOCOLS, label },
        given,
      );
    default: {
      const page = PAGES.find(([words]) => words.test(label))?.[1];
      return page === undefined ? undefined : toPage(view, page);
    }
  }
};

/** The page of the open device that says more of a measure. */
const PAGES: readonly (readonly [words: RegExp, page: string])[] = [
  [/^risk/, 'external'],
  [/^indicators/, 'indicators'],
  [/^destinations$|^external destinations/, DESTINATIONS_PAGE],
  [/^bytes|^out to in|^pattern/, 'transfer'],
  [/./, 'activity'],
];

export const comparisonLeadsOn = ({ section, label }: DocumentTarget): boolean =>
  /^DEV-COMPARE-(SHARED|OWN|OTHER|PORTS|PROTOCOLS)$/.test(section)
    ? !/^(Other|shared|only .*)$/.test(label)
    : section === 'DEV-COMPARE' || (section === 'DEV-COMPARE-IDENTITY' && label === 'name');
