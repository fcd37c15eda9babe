// What would be sent, as a person reads a request.
import type { DescribedRequest } from '../../api/client.ts';
import type { Result } from '../../domain/result.ts';
import { EXIT } from '../setting/exit-code.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';

export const printRequest = async (surroundings: Surroundings, request: Result<DescribedRequest>): Promise<number> => {
  if (!request.ok) return tellAndGiveUp(surroundings, request.failure);
  const { method, url, headers } = request.value;
  const lines = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  await surroundings.out.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
};
