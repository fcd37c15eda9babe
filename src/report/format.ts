// What a format is to the reports: a pure function from a document to the text of a file.
import type { ReportDocument } from './document.ts';

/** How the text is to look, where the format has a choice: only plain text has a width and colours. */
export type ReportStyle = Readonly<{ width: number; ascii: boolean; colour: boolean }>;

export type ReportFormat = Readonly<{
  name: string;
  /** Of a file, without the dot. */
  extension: string;
  /** One sentence, without a full stop. */
  says: string;
  write(document: ReportDocument, style: ReportStyle): string;
}>;
