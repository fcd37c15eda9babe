// One device beside those that resemble it: how it differs, and how much that means.
import { periodWords } from '../../analysis/counts/periods.ts';
import { deviceNeeds } from '../parts/device-needs.ts';
import { deviceOf, identityPart, nameOfDevice } from '../parts/device-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { baselinePart, peersPart } from '../parts/peer-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const peers: ReportDefinition = {
  name: 'peers',
  says: 'one device against similar devices: deviations, baseline, band',
  about: 'device',
  hours: 168,
  takes: ['interval', 'similar', 'odid', 'port', 'domain'],
  rules: ['DEV-R1', 'DEV-R2', 'DEV-R3'],
  ids: ['DEV-IDENTITY', 'DEV-PEERS', 'DEV-BASELINE'],
  needs: (question) => ({ window: question.window, device: deviceNeeds(question, ['peers', 'outside'], 4) }),
  write: (snapshot, context) => {
    const { question, thresholds } = context;
    const facts = deviceOf(snapshot.facts.device);
    const findings = findingsOf(snapshot, context, peers.rules);
    const count = facts.peers?.similar?.length ?? 0;
    return {
      title: `${nameOfDevice(facts)} and its peers`,
      summary: `${nameOfDevice(facts)} against ${count} similar devices over ${periodWords(question.window.hours)}; ${tellJudged(snapshot, findings, peers.rules)}.`,
      parts: [
        identityPart(facts),
        peersPart(facts, question.window, thresholds, question.top ?? 20),
        baselinePart(facts, question.window, thresholds),
      ],
      findings,
    };
  },
};
