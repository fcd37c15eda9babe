// Every report over one simulated appliance, as the documents that formats and screens are made of.
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import type { ReportDocument } from '../../src/report/document.ts';
import type { ReportDefinition, ReportQuestion } from '../../src/report/report-definition.ts';
import { REPORTS } from '../../src/report/reports/index.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { NOW, type Running } from '../live/an-appliance.ts';
import { makeReport, SOURCE } from './reports-made.ts';

/** Where the ransomware began. */
const DID = 16;

const aboutOf = ({ about }: ReportDefinition): Partial<ReportQuestion> => {
  if (about === 'device') return { at: NOW, did: DID };
  return about === 'subnet' ? { at: NOW, subnet: '10.10.0.0/24' } : { at: NOW };
};

export const everyReport = async (running: Running): Promise<readonly ReportDocument[]> => {
  const documents: ReportDocument[] = [];
  for (const definition of REPORTS) {
    const { document } = await makeReport(
      definition.name,
      (needs) =>
        takeSnapshot(
          running.asker(),
          needs.suspects === undefined ? needs : { ...needs, suspects: Math.min(needs.suspects, 3) },
          { source: SOURCE, at: NOW, linkCapacityMbps: 500, thresholds: standardThresholds() },
        ),
      aboutOf(definition),
    );
    documents.push(document);
  }
  return documents;
};
