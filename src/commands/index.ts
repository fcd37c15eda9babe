// Every command there is.
import { config } from './config.ts';
import { console } from './console.ts';
import { detect } from './detect.ts';
import { doctor } from './doctor.ts';
import { overview } from './overview.ts';
import { query } from './query.ts';
import { report } from './report.ts';
import type { CommandEntry } from './setting/program.ts';
import { simulate } from './simulate.ts';
import { watch } from './watch.ts';

export const COMMANDS = [
  console,
  overview,
  doctor,
  query,
  report,
  watch,
  detect,
  config,
  simulate,
] as const satisfies readonly CommandEntry[];
