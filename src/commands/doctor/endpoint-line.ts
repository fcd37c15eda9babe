// What became of one endpoint: whether it answers, how fast, how much, and whether all of it.
import type { AnswerMeta } from '../../api/client.ts';
import { isUnavailable } from '../../api/failures/unavailable.ts';
import type { Result } from '../../domain/result.ts';
import { formatBytes } from '../../text/units.ts';
import { broken, type CheckLine, fine, warning } from './check-line.ts';

export const endpointLine = (name: string, result: Result<AnswerMeta>): CheckLine => {
  if (!result.ok) return broken(name, result.failure);
  const { elapsedMs, bytes, missingProbe } = result.value;
  const text = `answers in ${Math.round(elapsedMs)} ms, ${formatBytes(bytes)}`;
  return missingProbe === undefined
    ? fine(name, text)
    : warning(name, `${text}, but without its probe ${missingProbe}`, 'Look at that probe: what it sees is missing.');
};

/** Of an endpoint that can be done without; `loss` says what is not there then. */
export const optionalLine = (name: string, result: Result<AnswerMeta>, loss: string): CheckLine =>
  !result.ok && isUnavailable(result.failure)
    ? warning(name, result.failure.came, `${result.failure.advice} ${loss}`)
    : endpointLine(name, result);
