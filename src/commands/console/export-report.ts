// Writes what a pane is about as a report, into a file of the working folder or one that was named.
import { type Result, success } from '../../domain/result.ts';
import { createAsker, type FetchFlows } from '../../live/asker.ts';
import { windowAt } from '../../live/session/window-choice.ts';
import type { ReportWanted } from '../../panes/pane.ts';
import type { ExportWanted } from '../../shell/services.ts';
import { readFilter } from '../report/read-filter.ts';
import { readRequest } from '../report/read-request.ts';
import type { ReportOptions } from '../report/report-options.ts';
import { takeWith } from '../report/take-report.ts';
import { writeWhole } from '../report/write-whole.ts';
import type { OpenAppliance } from '../setting/appliance.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { newPath, shortened } from './new-path.ts';

export type Exporting = Readonly<{
  surroundings: Surroundings;
  opened: OpenAppliance;
  fetchFlows: FetchFlows;
  /** The clock of the console. */
  now: () => number;
}>;

const WIDTH = 100;

export const exportReport = async (
  { report, window, format, file }: ExportWanted,
  { surroundings, opened, fetchFlows, now }: Exporting,
): Promise<Result<string>> => {
  const at = now();
  const { endAt, hours, endsNow } = windowAt(window, at);
  const options: ReportOptions = { at, hours, format, ...(endsNow ? {} : { to: endAt }), ...narrowedBy(report) };
  const request = readRequest(report.name, report.target, withoutWindow(report.name, options));
  if (!request.ok) return request;
  const filter = readFilter(report.filter);
  if (!filter.ok) return filter;
  const { format: chosen } = request.value;
  const path = await newPath({ what: report.name, extension: chosen.extension, file }, at, ':export');
  if (!path.ok) return path;
  const asker = createAsker({
    client: opened.client,
    fetchFlows,
    now: () => at,
    signal: surroundings.stop,
    onProgress: () => undefined,
  });
  const taken = await takeWith(asker, opened, filter.value, { surroundings, request: request.value, options });
  if (!taken.ok) return taken;
  const text = chosen.write(taken.value.document, { width: WIDTH, ascii: false, colour: false });
  const written = await writeWhole(path.value, text, ':export');
  return written.ok ? success(shortened(path.value)) : written;
};

/** All that was wanted: a report refuses what it does not take. */
const narrowedBy = ({ name: _name, target: _target, interval, ...options }: ReportWanted): ReportOptions => ({
  ...options,
  // The command line takes the hours as one of a few words.
  ...(interval === undefined ? {} : { interval: String(interval) }),
});

/** One report tells all that the appliance keeps, and takes no window. */
const withoutWindow = (name: string, options: ReportOptions): ReportOptions => {
  if (name !== 'device-external') return options;
  const { hours: _hours, to: _to, ...rest } = options;
  return rest;
};
