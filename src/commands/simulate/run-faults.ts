// Does the work of `darktop simulate faults`: asks the control path, and prints the faults that are on afterwards.
import { type Result, success } from '../../domain/result.ts';
import { EXIT } from '../setting/exit-code.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { askControl, type ControlRequest } from './ask-control.ts';

export type FaultsOptions = Readonly<{ add?: boolean; clear?: boolean }>;

export const runFaults = async (
  surroundings: Surroundings,
  url: string,
  faults: readonly string[],
  options: FaultsOptions,
): Promise<number> => {
  const answer = await askAll(url, requestsFor(faults, options), surroundings.stop);
  if (!answer.ok) return tellAndGiveUp(surroundings, answer.failure);
  const list = answer.value.length === 0 ? 'no faults' : answer.value.join('\n');
  await surroundings.out.write(`${list}\n`);
  return EXIT.ok;
};

const askAll = async (
  url: string,
  requests: readonly ControlRequest[],
  signal: AbortSignal,
): Promise<Result<readonly string[]>> => {
  let answer: Result<readonly string[]> = success([]);
  for (const request of requests) {
    answer = await askControl(url, request, signal);
    if (!answer.ok) return answer;
  }
  return answer;
};

const requestsFor = (faults: readonly string[], options: FaultsOptions): readonly ControlRequest[] => {
  if (options.clear === true) return [{ method: 'DELETE' }];
  if (faults.length === 0) return [{ method: 'GET' }];
  if (options.add === true) return faults.map((fault) => ({ method: 'POST', body: JSON.stringify(fault) }));
  return [{ method: 'PUT', body: JSON.stringify(faults) }];
};
