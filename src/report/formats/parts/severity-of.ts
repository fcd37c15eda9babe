// Recognises a severity among the values of a cell.
import { SEVERITIES, type Severity } from '../../../domain/finding.ts';
import type { Value } from '../../document.ts';

export const severityOf = (value: Value): Severity | undefined => SEVERITIES.find((one) => one === value);
