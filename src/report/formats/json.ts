// A report as JSON: the public form for programs, with a version in it.
import type { Finding } from '../../domain/finding.ts';
import { spanOf } from '../../domain/window.ts';
import { escapeForTerminal } from '../../text/json-for-terminal.ts';
import type { ReportDocument } from '../document.ts';
import type { ReportFormat } from '../format.ts';
import { SCHEMA_NAME } from '../schema/report-schema.ts';
import { toPlain } from './json/to-plain.ts';

export const json: ReportFormat = {
  name: 'json',
  extension: 'json',
  says: 'One JSON object with everything the analyses computed, for programs',
  write: (document, { ascii }) => {
    const written = escapeForTerminal(JSON.stringify(toPlain(envelopeOf(document)), undefined, 2));
    return `${ascii ? written.replace(/[^\n -~]/g, escapeUnit) : written}\n`;
  },
};

const envelopeOf = (document: ReportDocument): unknown => ({
  schema: SCHEMA_NAME,
  report: document.name,
  generatedAt: document.generatedAt,
  source: document.source,
  window: {
    ...spanOf(document.window),
    hours: document.window.hours,
    endsNow: document.window.endsNow,
  },
  data: document.data,
  findings: document.findings.map(keepInOrder),
  notReported: document.notReported.map(({ id, reason }) => ({ id, reason })),
});

/** Written out, so that a finding with more on it than its type says never leaks it. */
const keepInOrder = ({ entity, link, ...finding }: Finding): unknown => ({
  id: finding.id,
  rule: finding.rule,
  severity: finding.severity,
  title: finding.title,
  evidence: finding.evidence,
  value: finding.value,
  threshold: finding.threshold,
  action: finding.action,
  entity: { kind: entity.kind, name: entity.name, did: entity.did, ip: entity.ip },
  at: finding.at,
  link: link === undefined ? undefined : { pane: link.pane, view: link.view, filter: link.filter, did: link.did },
});

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
