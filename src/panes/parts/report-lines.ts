// A report as lines for the screen: made of the same facts and written by the same code as the one-shot report.
import type { Facts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { Source } from '../../live/snapshot.ts';
import { assemble, keepOnly } from '../../report/assemble.ts';
import { bodyLines } from '../../report/formats/text/body-lines.ts';
import { pageFor } from '../../report/formats/text/page.ts';
import type { ReportDefinition, ReportQuestion } from '../../report/report-definition.ts';
import type { Line } from '../../theme/line.ts';

export type ReportShown = Readonly<{
  definition: ReportDefinition;
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

export const reportLines = (
  { definition, facts, source, thresholds, only, ...asked }: ReportShown,
  { width, ascii }: LineStyle,
): readonly Line[] => {
  const snapshot = { source, facts, suspects: [], details: undefined, asked: [], failures: [] };
  const question: ReportQuestion = { ...NOTHING_ASKED, ...asked, at: facts.at, window: facts.window };
  const content = definition.write(snapshot, { question, thresholds });
  const document = assemble(definition, snapshot, content);
  return bodyLines(only === undefined ? document : keepOnly(document, only), pageFor({ width, ascii, colour: true }));
};

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
