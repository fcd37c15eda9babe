// What one device exchanges with the outside: countries, domains, ports, and the risk of it.
import { assessRisk, mostRisk } from '../../analysis/device/risk.ts';
import { deviceDestinationsPart } from '../parts/destination-parts.ts';
import { deviceNeeds } from '../parts/device-needs.ts';
import { deviceOf, identityPart, nameOfDevice } from '../parts/device-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { deviceExternalPart, riskPart } from '../parts/risk-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const deviceExternal: ReportDefinition = {
  name: 'device-external',
  says: "one device's talk with the outside: countries, domains, ports, risk",
  about: 'device',
  hours: 672,
  hasNoWindow: true,
  takes: ['interval', 'odid', 'port', 'domain'],
  rules: ['DEV-R4', 'DEV-R5', 'DEV-R6', 'DEV-R7', 'DEV-R9'],
  ids: ['DEV-IDENTITY', 'DEV-RISK', 'DEV-EXTERNAL', 'DEV-DEST'],
  needs: (question) => ({ window: question.window, device: deviceNeeds(question, ['connections', 'outside']) }),
  write: (snapshot, context) => {
    const { question, thresholds } = context;
    const facts = deviceOf(snapshot.facts.device);
    const findings = findingsOf(snapshot, context, deviceExternal.rules);
    const risk = assessRisk(facts, question.window, thresholds);
    const told =
      risk === undefined
        ? 'tells no destinations'
        : `has a ${risk.level} risk (${risk.score.toFixed(2)} of ${mostRisk(thresholds).toFixed(2)}${risk.notTold.length === 0 ? '' : ', as far as it is told'})`;
    const top = question.top ?? 10;
    return {
      title: `External communication of ${nameOfDevice(facts)}`,
      summary: `${nameOfDevice(facts)} ${told}; ${tellJudged(snapshot, findings, deviceExternal.rules)}.`,
      parts: [
        identityPart(facts),
        riskPart(facts, question.window, thresholds),
        deviceExternalPart(facts, question.window, thresholds, top),
        deviceDestinationsPart(facts, top),
      ],
      findings,
    };
  },
};
