// What a pane is to the console: what it asks for, what it shows of the answers, and what its keys do.
import type { ReactNode } from 'react';
import type { TrafficFacts } from '../analysis/facts.ts';
import type { Decision } from '../analysis/findings/decision.ts';
import type { Decisions } from '../analysis/findings/decisions.ts';
import type { FlowMarks } from '../analysis/traffic/flow-marks.ts';
import type { Entity, Severity } from '../domain/finding.ts';
import type { Instant } from '../domain/instant.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Binding } from '../hooks/keys/binding.ts';
import type { Answer, Part } from '../live/part.ts';
import type { WindowChoice } from '../live/session/window-choice.ts';
import type { Source } from '../live/snapshot.ts';
import type { Size } from '../terminal/size.ts';
import type { ClockFace } from '../text/clock-face.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import type { Work } from './parts/work.ts';
import type { PaneName, View } from './view.ts';

export type Read = <T>(part: Part<T>) => Answer<T>;

export type PaneContext = Readonly<{
  view: View;
  window: WindowChoice;
  read: Read;
  /** The room there is, in cells. */
  size: Size;
  pen: Pen;
  clock: ClockFace;
  now: Instant;
  source: Source;
  thresholds: Thresholds;
  /** Devices that were looked at, the latest first. */
  visited: readonly number[];
  /** What was decided about findings: to be put away, for a while or for good. */
  decisions: Decisions;
  /** What needed attention when this pane was left last, by its id; undefined where it is open for the first time. */
  seenBefore: ReadonlySet<string> | undefined;
  /** Of the profile, where it says. */
  linkCapacityMbps: number | undefined;
  /** For what takes longer than a key may wait. */
  work: Work;
  /** Of the flows of a table; undefined until they are known. */
  marksOf(traffic: TrafficFacts): FlowMarks | 'failed' | undefined;
}>;

/** What decides which questions a pane keeps asking: what is known already may make one unnecessary. */
export type PaneAsking = Pick<PaneContext, 'view' | 'window' | 'read' | 'source'> & Readonly<{ isPaused: boolean }>;

/** What a key leads to. */
export type Outcome =
  /** The same page, set up differently. */
  | Readonly<{ kind: 'view'; view: View }>
  /** A step that Esc takes back. */
  | Readonly<{ kind: 'open'; view: View; window?: WindowChoice }>
  | Readonly<{
      kind: 'choose';
      choice: string;
      title: string;
      options: readonly Option[];
      chosen: string;
      /** What is taken is an action, such as `write csv`; otherwise it becomes a choice of the view. */
      does?: 'act';
    }>
  | Readonly<{ kind: 'copy'; text: string; what: string }>
  | (Readonly<{ kind: 'write' }> & FileWanted)
  /** About findings; `says` tells what was done. */
  | Readonly<{ kind: 'decide'; make(at: Instant): Decision; says: string }>
  | Readonly<{ kind: 'type-filter' }>
  | Readonly<{ kind: 'tell'; text: string; meaning: Meaning }>;

export type Option = Readonly<{ id: string; title: string; detail?: string }>;

/** A file that the pane makes itself. */
export type FileWanted = Readonly<{
  /** In the middle of its usual name: `flows`. */
  what: string;
  extension: string;
  /** Undefined for its usual name. */
  file: string | undefined;
  /** Each is made within a few milliseconds. */
  /** `at`: when it is written. */
  chunks(at: Instant): Iterable<string>;
}>;

/** What can be typed after `/`. */
export type FilterSupport = Readonly<{
  placeholder: string;
  /** What is wrong with a text, in words; undefined when nothing is. */
  check(text: string): string | undefined;
  complete(text: string, cursor: number): Completion;
}>;

/** What may stand from one place of the text to another. */
export type Completion = Readonly<{ from: number; to: number; options: readonly Option[] }>;

export type Shown = Readonly<{
  element: ReactNode;
  /** Behind the name of the pane: "MITRE", "Lateral Movement". */
  crumbs: readonly string[];
  /** Actions that are worth a hint here, the most useful first. */
  hints: readonly string[];
  /** What is asked besides, because of what is shown. */
  parts?: readonly Part<unknown>[];
  /** Undefined where the action means nothing. */
  act(action: string): Outcome | undefined;
  filter?: FilterSupport | undefined;
  /** What a click on a cell of the pane leads to; lines and columns count from 0. */
  rowAt?(line: number, column: number): Outcome | undefined;
  /** What `:export` writes. */
  report: ReportWanted;
  /** What the banner says while the console is paused, where the pane knows more than that nothing is asked. */
  pausedTold?: string | undefined;
}>;

/** A report that says what the pane shows; beside its name only what this report takes. */
export type ReportWanted = Readonly<{
  name: string;
  target?: string;
  filter?: string;
  /** Hours. */
  interval?: number;
  odid?: number;
  port?: number;
  domain?: string;
  similar?: number;
}>;

/** Each by an id that stays as long as the fact does; the words are for whoever announces it. */
export type Attention = Readonly<{
  id: string;
  severity: Severity;
  title: string;
  entity: Pick<Entity, 'kind' | 'name'>;
}>;

export type AttentionTold = Readonly<{
  items: readonly Attention[];
  /** Only a part of what could be judged has been, so far. */
  isPartial: boolean;
}>;

export type AttentionSource = Readonly<{
  /** Few and small ones, asked all the time, and what is asked for in the background. */
  parts(window: WindowChoice): readonly Part<unknown>[];
  read(context: Pick<PaneContext, 'window' | 'read' | 'now' | 'thresholds' | 'decisions'>): AttentionTold | undefined;
}>;

export type Pane = Readonly<{
  name: PaneName;
  title: string;
  /** One sentence for the help. */
  says: string;
  /** Beside those that hold everywhere. */
  bindings: readonly Binding[];
  parts(asking: PaneAsking): readonly Part<unknown>[];
  show(context: PaneContext): Shown;
  /** Where a filter typed elsewhere belongs. */
  filterIn?(context: Pick<PaneContext, 'read' | 'window'>): FilterSupport;
  /** What it could be about, for whoever types a name elsewhere. */
  subjects?(context: Pick<PaneContext, 'read' | 'window'>): readonly Option[];
  /** What needs attention, for the header and the tab, whatever pane is open; undefined while nothing is known. */
  attention?: AttentionSource;
  /** Of the tab: what it is about at the moment, such as the name of a device. */
  subject?(view: View, read: Read): string | undefined;
}>;
