// A report as lines for the screen: made of the same facts and written by the same code as the one-shot report.
import type { Facts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Source } from '../../live/snapshot.ts';
import { assemble, keepOnly } from '../../report/assemble.ts';
import type { ReportDocument } from '../../report/document.ts';
import { bodyLines } from '../../report/formats/text/body-lines.ts';
import { pageFor } from '../../report/formats/text/page.ts';
import type { ReportDefinition, ReportQuestion } from '../../report/report-definition.ts';
import type { Line } from '../../theme/line.ts';

export type ReportShown = Readonly<{
  definition: Pick<ReportDefinition, 'name' | 'rules' | 'write'>;
  facts: Facts;
  source: Source;
  thresholds: Thresholds;
  did?: number | undefined;
  filter?: string | undefined;
  intervalHours?: ReportQuestion['intervalHours'];
  /** Of its analyses; all of them unless said otherwise. */
  only?: readonly string[] | undefined;
}>;

export type LineStyle = Readonly<{ width: number; ascii: boolean }>;

export const reportDocument = ({
  definition,
  facts,
  source,
  thresholds,
  only,
  ...asked
}: ReportShown): ReportDocument => {
  const snapshot = { source, facts, suspects: [], details: undefined, asked: [], failures: [] };
  const question: ReportQuestion = { ...NOTHING_ASKED, ...asked, at: facts.at, window: facts.window };
  const content = definition.write(snapshot, { question, thresholds });
  const document = assemble(definition, snapshot, content);
  return only === undefined ? document : keepOnly(document, only);
};

export const reportLines = (shown: ReportShown, { width, ascii }: LineStyle): readonly Line[] =>
  bodyLines(reportDocument(shown), pageFor({ width, ascii, colour: true }));

const NOTHING_ASKED = {
  did: undefined,
  filter: undefined,
  periods: undefined,
  subnet: undefined,
  intervalHours: undefined,
  similarDevices: undefined,
  odid: undefined,
  port: undefined,
  externalDomain: undefined,
  top: undefined,
} as const;
