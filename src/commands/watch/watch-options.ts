// The options of `darktop watch` as the command line gives them.
import type { Severity } from '../../domain/finding.ts';
import type { GlobalOptions } from '../setting/global-options.ts';

export type WatchOptions = GlobalOptions &
  Readonly<{
    json?: boolean;
    minSeverity: Severity;
    /** In milliseconds. */
    interval: number;
    once?: boolean;
    /** What is acknowledged or muted as well. */
    all?: boolean;
    fresh?: boolean;
    reader?: string;
    window?: string;
    ascii?: boolean;
  }>;
