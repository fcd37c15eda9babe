// One device: who it is, what it did and with whom, and what is odd about it.
import { measureActivity } from '../../analysis/device/activity.ts';
import { formatCount } from '../../text/units.ts';
import { deviceNeeds } from '../parts/device-needs.ts';
import {
  activityPart,
  deviceDestinationsPart,
  deviceOf,
  deviceTrafficPart,
  identityPart,
  indicatorsPart,
  nameOfDevice,
} from '../parts/device-parts.ts';
import { findingsOf, tellFindings } from '../parts/judged.ts';
import { periodWords } from '../parts/periods.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const device: ReportDefinition = {
  name: 'device',
  says: 'one device: identity, connections, destinations, flows, indicators',
  about: 'device',
  hours: 24,
  takes: ['interval', 'odid', 'port', 'domain', 'filter'],
  needs: (question) => ({
    window: question.window,
    device: deviceNeeds(question, ['connections', 'sent', 'received', 'peers']),
    traffic: { did: question.did, fulldevicedetails: true },
  }),
  write: (snapshot, context) => {
    const { question } = context;
    const facts = deviceOf(snapshot.facts.device);
    const findings = findingsOf(snapshot, context, ['DEV-', 'NET-', 'SER-']);
    const anomalousAt = new Set(findings.filter(({ rule }) => rule.startsWith('SER-')).map(({ at }) => at));
    const activity = measureActivity(facts, question.window);
    const top = question.top ?? 10;
    const made = `made ${formatCount(activity?.connections)} connections in ${periodWords(question.window.hours)}`;
    return {
      title: `Device ${nameOfDevice(facts)}`,
      summary: `${nameOfDevice(facts)} ${made}; ${tellFindings(findings)}.`,
      parts: [
        identityPart(facts),
        activityPart(facts, question.window, top, anomalousAt),
        deviceDestinationsPart(facts, top),
        deviceTrafficPart(snapshot.facts.traffic, facts.did, top),
        indicatorsPart(facts),
      ],
      findings,
    };
  },
};
