// An appliance that answers with given payloads, and looks taken at it: for reports whose every figure is known beforehand.

import { type Client, createClient } from '../../src/api/client.ts';
import type { ParamsOf } from '../../src/api/endpoints/index.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { createAsker } from '../../src/live/asker.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import type { ReportQuestion } from '../../src/report/report-definition.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aProfile } from '../api/a-profile.ts';
import { aServer } from '../api/a-server.ts';
import { type Made, makeReport, SOURCE } from './reports-made.ts';

/** What it answers to a path and its parameters; undefined: 403. */
export type Answers = (path: string, params: URLSearchParams) => unknown;

export type Answering = Readonly<{
  report(name: string, parts?: Partial<ReportQuestion>): Promise<Made>;
  /** Path and query of each request, in the order they came. */
  targets(): readonly string[];
}>;

export const answering = async (answers: Answers, at: Instant): Promise<Answering> => {
  const server = await aServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://appliance.example');
    const answer = answers(pathname, searchParams);
    response.writeHead(answer === undefined ? 403 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: 'forbidden' }));
  });
  const client = createClient({
    profile: aProfile({ host: server.url }),
    env: {},
    now: Date.now,
    sleep: async () => undefined,
  });
  return {
    targets: () => server.requests.map(({ url }) => url ?? ''),
    report: (name, parts = {}) =>
      makeReport(
        name,
        (needs) =>
          takeSnapshot(askerFor(client, at), needs, {
            source: SOURCE,
            at,
            linkCapacityMbps: undefined,
            thresholds: standardThresholds(),
          }),
        { at, ...parts },
      ),
  };
};

const askerFor = (client: Client, at: Instant) =>
  createAsker({
    client,
    fetchFlows: (params: ParamsOf<'network'>, { signal }) => client.get('network', params, { signal }),
    now: () => at,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
