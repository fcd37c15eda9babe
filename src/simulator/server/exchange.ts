// One request from its first line to its answer: faults, then who asks, then what is asked.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../domain/instant.ts';
import type { WireDialect } from '../endpoint.ts';
import { type EndpointName, endpointNamed } from '../endpoint-name.ts';
import type { Engine } from '../engine.ts';
import type { DrawingBoard, Strike } from '../fault-board.ts';
import { badInput, jsonAnswer, type ShortAnswer } from '../short-answer.ts';
import type { TokenPair } from '../tokens.ts';
import { checkSignature } from './check-signature.ts';
import { type Sending, sendJson, sendShort } from './send.ts';
import { decodeQuery, splitTarget, type WireTarget } from './wire-target.ts';

export type ApplianceParts = Readonly<{
  engine: Engine;
  dialect: WireDialect;
  tokens: TokenPair;
  rights: readonly EndpointName[];
  board: DrawingBoard;
  dateNow: () => Instant;
}>;

export type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; signal: AbortSignal }>;

export const answerRequest = async (parts: ApplianceParts, exchange: Exchange): Promise<void> => {
  const { request, response, signal } = exchange;
  const target = splitTarget(request.url ?? '');
  const endpoint = endpointAt(target.path);
  response.sendDate = false;
  response.setHeader('date', httpDate(parts.dateNow()));
  const plain = { response, isHead: request.method === 'HEAD', rewrites: [], dropsInBody: false, signal };
  if (endpoint === undefined) return sendShort(jsonAnswer(404, { error: 'there is no such endpoint' }), plain);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendShort(jsonAnswer(405, { error: '405 Method Not Allowed' }, { allow: 'GET, HEAD' }), plain);
  const strike = parts.board.draw({ at: parts.dateNow(), endpoint });
  if (strike.delayMs > 0) await delay(strike.delayMs, undefined, { signal });
  response.setHeader('date', httpDate(parts.dateNow() + strike.skewMs));
  if (strike.dropsAt === 'headers') {
    request.socket.destroy();
    return;
  }
  const sending = { ...plain, rewrites: strike.rewrites, dropsInBody: strike.dropsAt === 'body' };
  return answerEndpoint(parts, exchange, { endpoint, target, strike, sending });
};

type Asking = Readonly<{ endpoint: EndpointName; target: WireTarget; strike: Strike; sending: Sending }>;

const answerEndpoint = async (parts: ApplianceParts, exchange: Exchange, asking: Asking): Promise<void> => {
  const { endpoint, target, sending } = asking;
  const refusal = asking.strike.instead ?? refusalOf(parts, exchange.request, asking);
  if (refusal !== undefined) return sendShort(refusal, sending);
  const parameters = decodeQuery(target.query);
  if (parameters === undefined)
    return sendShort(badInput(400, target.segment, 'the query holds a % escape that is broken or not UTF-8'), sending);
  const { engine, dialect } = parts;
  const answer = await dialect[endpoint]({ engine, nowAt: engine.now(), parameters, signal: exchange.signal });
  return answer.kind === 'refusal' ? sendShort(answer.answer, sending) : sendJson(answer.chunks, sending);
};

const refusalOf = (
  { tokens, rights, dateNow }: ApplianceParts,
  request: IncomingMessage,
  { endpoint, target, strike }: Asking,
): ShortAnswer | undefined =>
  checkSignature({ headers: request.headers, target }, tokens, dateNow() + strike.skewMs) ??
  (rights.includes(endpoint) ? undefined : jsonAnswer(403, { error: '403 Forbidden' }));

const endpointAt = (path: string): EndpointName | undefined =>
  path.startsWith('/') ? endpointNamed(path.slice(1)) : undefined;

const httpDate = (at: Instant): string => new Date(at).toUTCString();
