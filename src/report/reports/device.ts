// One device: who it is, what it did and with whom, and what is odd about it.
import { periodWords } from '../../analysis/counts/periods.ts';
import { measureActivity } from '../../analysis/device/activity.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Needs } from '../../live/needs.ts';
import { formatCount } from '../../text/units.ts';
import { deviceDestinationsPart } from '../parts/destination-parts.ts';
import { deviceNeeds } from '../parts/device-needs.ts';
import {
  activityPart,
  deviceOf,
  deviceTrafficPart,
  identityPart,
  indicatorsPart,
  nameOfDevice,
} from '../parts/device-parts.ts';
import { findingsOf, fleetPart } from '../parts/judged.ts';
import { sharesPart } from '../parts/share-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition, ReportQuestion } from '../report-definition.ts';

export const device: ReportDefinition = {
  name: 'device',
  says: 'one device: identity, connections, destinations, flows, indicators',
  about: 'device',
  hours: 24,
  takes: ['interval', 'odid', 'port', 'domain', 'filter'],
  rules: ['DEV', 'NET', 'SER'],
  ids: ['DEV-IDENTITY', 'DEV-ACTIVITY', 'DEV-DEST', 'NET-DEVICE', 'DEV-ANOMALY'],
  needs: (question) => ({
    window: question.window,
    device: deviceNeeds(question, ['connections', 'sent', 'received', 'peers', 'outside']),
    ...trafficNeeds(question),
    transfers: true,
  }),
  write: (snapshot, context) => {
    const { question } = context;
    const facts = deviceOf(snapshot.facts.device);
    const findings = findingsOf(snapshot, context, device.rules);
    const anomalousAt = new Set(findings.filter(({ rule }) => rule.startsWith('SER-')).map(({ at }) => at));
    const activity = measureActivity(facts, question.window);
    const top = question.top ?? 10;
    const span = periodWords(question.window.hours);
    const made =
      activity?.connections === undefined
        ? `tells no connections in ${span}`
        : `made ${formatCount(activity.connections)} connections in ${span}`;
    return {
      title: `Device ${nameOfDevice(facts).replace(/^device (?=\d+$)/, '')}`,
      summary: `${nameOfDevice(facts)} ${made}; ${tellJudged(snapshot, findings, device.rules)}.`,
      parts: [
        identityPart(facts, snapshot.facts.traffic),
        activityPart(facts, question.window, top, anomalousAt),
        deviceDestinationsPart(facts, top),
        sharesPart(facts, { top, isBesideDestinations: true }),
        deviceTrafficPart(snapshot.facts.traffic, facts.did, top),
        indicatorsPart(facts),
        fleetPart(snapshot),
      ],
      findings,
    };
  },
};

const LONGEST_WHOLE_HOURS = 24;

/**
 * How common a destination is in the network decides what a regular contact means, so a day is fetched whole; beyond that only
 * the device's own flows.
 */
const trafficNeeds = ({ did, window }: ReportQuestion): Pick<Needs, 'traffic' | 'select'> => {
  if (did === undefined) return {};
  return window.hours > LONGEST_WHOLE_HOURS
    ? { traffic: { did, fulldevicedetails: true } }
    : { traffic: { fulldevicedetails: true }, select: (table) => rowsOfDevice(table, did) };
};

const rowsOfDevice = (table: FlowTable, did: number): Uint32Array => {
  const isIts = (code: number | undefined): boolean => code !== undefined && table.ends.did[code - 1] === did;
  return allRows(table).filter((row) => isIts(table.source[row]) || isIts(table.destination[row]));
};
