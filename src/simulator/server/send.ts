// Writes an answer to the connection, no faster than the client takes it, and stops when the client is gone.
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { BodyRewrite } from '../fault.ts';
import { firstPart } from '../first-part.ts';
import { JSON_TYPE, type ShortAnswer } from '../short-answer.ts';

export type Sending = Readonly<{
  response: ServerResponse;
  isHead: boolean;
  rewrites: readonly BodyRewrite[];
  dropsInBody: boolean;
  signal: AbortSignal;
}>;

export const sendShort = async (answer: ShortAnswer, sending: Sending): Promise<void> => {
  const { response } = sending;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.statusCode = answer.status;
  if (sending.rewrites.length > 0 || sending.dropsInBody) return sendChunks(onlyChunk(answer.body), sending);
  response.setHeader('content-length', Buffer.byteLength(answer.body));
  response.end(sending.isHead ? undefined : answer.body);
};

export const sendJson = (chunks: AsyncIterable<string>, sending: Sending): Promise<void> => {
  sending.response.statusCode = 200;
  sending.response.setHeader('content-type', JSON_TYPE);
  return sendChunks(chunks, sending);
};

const sendChunks = async (chunks: AsyncIterable<string>, sending: Sending): Promise<void> => {
  const { response, signal } = sending;
  if (sending.isHead) {
    response.end();
    return;
  }
  let body = chunks;
  for (const rewrite of sending.rewrites) body = rewrite(body);
  if (sending.dropsInBody) body = firstPart(body);
  for await (const chunk of body) {
    if (signal.aborted) return;
    if (!response.write(chunk)) await once(response, 'drain', { signal });
  }
  if (sending.dropsInBody) response.write('', () => response.destroy());
  else response.end();
};

async function* onlyChunk(text: string): AsyncGenerator<string> {
  yield text;
}
