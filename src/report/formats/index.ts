// The formats a report can have. A new one is a new file beside this one and a line in the list.
import type { ReportFormat } from '../format.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';

export const FORMATS = [text, json, markdown, csv, html] as const satisfies readonly ReportFormat[];

/** By name, or by the extension of a file. */
export const formatOf = (name: string): ReportFormat | undefined =>
  FORMATS.find((format) => format.name === name || format.extension === name);
