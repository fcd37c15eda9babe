// The options of `darktop report` as the command line gives them.
import type { Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { GlobalOptions } from '../setting/global-options.ts';

export type ReportOptions = GlobalOptions &
  Readonly<{
    schema?: boolean;
    hours?: number;
    to?: Instant;
    periods?: readonly string[];
    format?: string;
    output?: string;
    only?: readonly string[];
    top?: number;
    failOn?: Severity;
    ascii?: boolean;
    color?: boolean;
    filter?: string;
    interval?: string;
    similar?: number;
    odid?: number;
    port?: number;
    domain?: string;
  }>;
