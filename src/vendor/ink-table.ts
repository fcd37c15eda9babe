// The one place that knows how to load ink-table: it asks for Ink with `require`, and Ink is a module that cannot be required.
import { createRequire } from 'node:module';
import * as ink from 'ink';
import type { ComponentType, ReactNode } from 'react';

type InkTableCell = ComponentType<{ column: number; children?: ReactNode }>;

export type InkTableProps = Readonly<{
  data: readonly Readonly<Record<string, string>>[];
  columns: readonly string[];
  header: InkTableCell;
  cell: InkTableCell;
  skeleton: ComponentType<{ children?: ReactNode }>;
}>;

const require = createRequire(import.meta.url);

// An ES module with a top-level await throws when it is required; what stands in the cache is not loaded again.
const path = require.resolve('ink');
require.cache[path] ??= { id: path, path, filename: path, exports: ink, loaded: true } as NodeJS.Module;

export const Table = (require('ink-table') as { default: ComponentType<InkTableProps> }).default;
