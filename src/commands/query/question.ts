// An endpoint with the parameters that were typed for it, checked and ready to be sent.
import type { Caller, DescribedRequest, OpenBody, OpenOptions } from '../../api/client.ts';
import type { AnyEndpoint } from '../../api/endpoint.ts';
import { type Pair, parseParameters } from '../../api/parameters/parse-parameters.ts';
import { failed, type Result, success } from '../../domain/result.ts';

export type Question = Readonly<{
  name: string;
  open(caller: Caller, how: OpenOptions): Promise<Result<OpenBody>>;
  describe(caller: Caller): Result<DescribedRequest>;
}>;

export const readQuestion = (endpoint: AnyEndpoint, words: readonly string[]): Result<Question> => {
  const { name } = endpoint;
  const pairs = pairsIn(words, name);
  if (!pairs.ok) return pairs;
  const params = parseParameters(endpoint, pairs.value);
  if (!params.ok) return params;
  return success({
    name,
    open: (caller, how) => caller.open(endpoint, params.value, how),
    describe: (caller) => caller.describe(endpoint, params.value),
  });
};

const pairsIn = (words: readonly string[], name: string): Result<readonly Pair[]> => {
  const odd = words.find((word) => word.indexOf('=') < 1);
  if (odd !== undefined) {
    return failed({
      kind: 'usage',
      what: `query ${name}`,
      came: `"${odd}" is no parameter`,
      advice: 'Write parameters as key=value, such as hours=24.',
    });
  }
  return success(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
};
