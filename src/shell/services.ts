// What the console cannot do itself: everything that touches the terminal, files or the process.
import type { Decision } from '../analysis/findings/decision.ts';
import type { Decisions } from '../analysis/findings/decisions.ts';
import type { Instant } from '../domain/instant.ts';
import type { Result } from '../domain/result.ts';
import type { WindowChoice } from '../live/session/window-choice.ts';
import type { FileWanted, ReportWanted } from '../panes/pane.ts';

export type ExportWanted = Readonly<{
  report: ReportWanted;
  window: WindowChoice;
  format: string;
  file: string | undefined;
}>;

export type Services = Readonly<{
  now: () => Instant;
  quit(): void;
  suspend(): void;
  redraw(): void;
  /** Painted rows in the place of those of the last drawing, by their place from the top. */
  drawRows(rows: ReadonlyMap<number, string>): void;
  /** Says what came of it. */
  copy(text: string): Result<string>;
  setMouse(isOn: boolean): void;
  /** The path of the file that was written. */
  exportReport(wanted: ExportWanted): Promise<Result<string>>;
  /** The path of the file that was written, and its size. */
  writeFile(wanted: FileWanted): Promise<Result<string>>;
  findDevice(text: string, window: WindowChoice): Promise<Result<number>>;
  /** Keeps what was decided about findings beyond this console, and gives all that is decided now; why not, where that cannot be. */
  keepDecision(decision: Decision, at: Instant): Promise<Result<Decisions>>;
}>;
