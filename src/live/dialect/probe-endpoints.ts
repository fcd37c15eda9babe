// The requests that show how an appliance answers: small ones, to endpoints that both dialects have, or one of them.
import type { EndpointDefinition, Incoming } from '../../api/endpoint.ts';
import { NO_SUCH_ENDPOINT } from '../../api/endpoint.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import { success } from '../../domain/result.ts';
import { tellDialect } from '../../wire/tell-dialect.ts';

/** `body` is the whole answer, where it is worth keeping for whoever asks the same. */
export type Probed = Readonly<{ dialect: KnownDialect | undefined; body: Uint8Array | undefined }>;

/** More is no answer to so small a question. */
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

export const plainProbe: EndpointDefinition<'summarystatistics', Readonly<Record<never, never>>, Probed> = {
  name: 'summarystatistics',
  path: '/summarystatistics',
  says: 'What kind of totals the appliance tells',
  right: 'Visualizer',
  absence: NO_SUCH_ENDPOINT,
  parameters: [],
  rules: [],
  decode: async ({ chunks }) => {
    const body = await collect(chunks);
    return success({
      dialect: await tellDialect(inOne(body)),
      body: body.length > LARGEST_BODY_BYTES ? undefined : body,
    });
  },
};

type SpanParams = Readonly<{ starttime: number; endtime: number }>;

/** Read no further than it takes: an answer as the documents have it may be long. */
export const networkProbe: EndpointDefinition<'network', SpanParams, Probed> = {
  name: 'network',
  path: '/network',
  says: 'Whether the appliance tells flows or their sums',
  right: 'Visualizer and Unrestricted Devices',
  absence: NO_SUCH_ENDPOINT,
  parameters: [
    { name: 'starttime', kind: 'instant', says: 'Start of the span' },
    { name: 'endtime', kind: 'instant', says: 'End of the span' },
  ],
  rules: [],
  decode: async ({ chunks }) => success({ dialect: await tellDialect(chunks), body: undefined }),
};

type StatusParams = Readonly<{ fast: boolean; includechildren: boolean }>;

/** No document knows it. */
export const statusProbe: EndpointDefinition<'status', StatusParams, Probed> = {
  name: 'status',
  path: '/status',
  says: 'Whether the appliance tells how it is',
  right: 'Status',
  absence: NO_SUCH_ENDPOINT,
  parameters: [
    { name: 'fast', kind: 'boolean', says: 'Without what takes long' },
    { name: 'includechildren', kind: 'boolean', says: 'With its probes' },
  ],
  rules: [],
  decode: async ({ chunks }) => success({ dialect: await tellDialect(chunks), body: undefined }),
};

const collect = async (chunks: Incoming['chunks']): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes - chunk.length <= LARGEST_BODY_BYTES) parts.push(chunk);
  }
  return Buffer.concat(parts);
};

export async function* inOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
