// The bytes that one device sent and received, interval by interval, with whom, and in which proportion.
import { periodWords } from '../../analysis/counts/periods.ts';
import { measureTransfer } from '../../analysis/device/transfer.ts';
import { formatBytes } from '../../text/units.ts';
import { deviceNeeds } from '../parts/device-needs.ts';
import { deviceOf, identityPart, nameOfDevice } from '../parts/device-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { transferPart } from '../parts/transfer-parts.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const transfer: ReportDefinition = {
  name: 'transfer',
  says: 'bytes one device sent and received, with whom, and in which proportion',
  about: 'device',
  hours: 168,
  takes: ['interval', 'odid', 'port', 'domain'],
  rules: ['DEV-R8', 'SER'],
  ids: ['DEV-IDENTITY', 'DEV-TRANSFER'],
  needs: (question) => ({
    window: question.window,
    device: deviceNeeds(question, ['sent', 'received'], 4),
  }),
  write: (snapshot, context) => {
    const { question, thresholds } = context;
    const facts = deviceOf(snapshot.facts.device);
    const findings = findingsOf(snapshot, context, transfer.rules);
    const measured = measureTransfer(facts, question.window, thresholds);
    const amounts = `sent ${formatBytes(measured?.out?.bytes)} and received ${formatBytes(measured?.in?.bytes)}`;
    return {
      title: `Data transfer of ${nameOfDevice(facts)}`,
      summary: `${nameOfDevice(facts)} ${amounts} in ${periodWords(question.window.hours)}; ${tellJudged(snapshot, findings, transfer.rules)}.`,
      parts: [identityPart(facts), transferPart(facts, question.window, thresholds, question.top ?? 15)],
      findings,
    };
  },
};
