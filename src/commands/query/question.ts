// An endpoint with the parameters that were typed for it, checked and ready to be sent.
import type { Client, DescribedRequest, OpenBody, OpenOptions } from '../../api/client.ts';
import type { EndpointName, KnownEndpoint } from '../../api/endpoints/index.ts';
import { parseParameters } from '../../api/parameters/parse-parameters.ts';
import { failed, type Result, success } from '../../domain/result.ts';

export type Question = Readonly<{
  name: EndpointName;
  open(client: Client, how: OpenOptions): Promise<Result<OpenBody>>;
  describe(client: Client): Result<DescribedRequest>;
}>;

export const readQuestion = (endpoint: KnownEndpoint, words: readonly string[]): Result<Question> => {
  const pairs: [string, string][] = [];
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut < 1) {
      return failed({
        kind: 'usage',
        what: `query ${endpoint.name}`,
        came: `"${word}" is no parameter`,
        advice: 'Write parameters as key=value, such as hours=24.',
      });
    }
    pairs.push([word.slice(0, cut), word.slice(cut + 1)]);
  }
  return ask(endpoint.name, pairs);
};

const ask = <N extends EndpointName>(name: N, pairs: readonly (readonly [string, string])[]): Result<Question> => {
  const params = parseParameters({ name }, pairs);
  if (!params.ok) return params;
  return success({
    name,
    open: (client, how) => client.open(name, params.value, how),
    describe: (client) => client.describe(name, params.value),
  });
};
