// One request from its first line to its answer: faults, then who asks, then what is asked.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../domain/instant.ts';
import type { Route, WireDialect } from '../endpoint.ts';
import type { EndpointName } from '../endpoint-name.ts';
import type { Engine } from '../engine.ts';
import type { DrawingBoard, Strike } from '../fault-board.ts';
import { NO_QUIRKS } from '../quirks.ts';
import type { Refusals } from '../refusals.ts';
import { jsonAnswer, type ShortAnswer } from '../short-answer.ts';
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
  const { board, dateNow, dialect } = parts;
  const target = splitTarget(request.url ?? '');
  const route = dialect.routeAt(target.path);
  response.sendDate = false;
  response.setHeader('date', httpDate(dateNow()));
  const plain = { response, isHead: request.method === 'HEAD', rewrites: [], dropsInBody: false, signal };
  const shown = dialect.pageAt(target.path);
  if (shown !== undefined) return sendShort(shown, plain);
  if (route === undefined && dialect.tellsAnybodyOfPaths)
    return sendShort(dialect.refusals(NO_QUIRKS).unknownPath(), plain);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return sendShort(jsonAnswer(405, { error: '405 Method Not Allowed' }, { allow: 'GET, HEAD' }), plain);
  const strike = board.draw({ at: dateNow(), endpoint: route?.name, segment: target.segment });
  if (strike.delayMs > 0) await delay(strike.delayMs, undefined, { signal });
  response.setHeader('date', httpDate(dateNow() + strike.skewMs));
  if (strike.dropsAt === 'headers') {
    request.socket.destroy();
    return;
  }
  const sending = { ...plain, rewrites: strike.rewrites, dropsInBody: strike.dropsAt === 'body' };
  return answerRoute(parts, exchange, { route, target, strike, sending });
};

type Asking = Readonly<{ route: Route | undefined; target: WireTarget; strike: Strike; sending: Sending }>;

const answerRoute = async (parts: ApplianceParts, exchange: Exchange, asking: Asking): Promise<void> => {
  const { route, target, strike, sending } = asking;
  const { engine, dialect } = parts;
  const { quirks } = strike;
  const refusals = dialect.refusals(quirks);
  const refusal = strike.instead ?? refusalOf(parts, exchange.request, asking, refusals);
  if (refusal !== undefined) return sendShort(refusal, sending);
  if (route === undefined) return sendShort(refusals.unknownPath(), sending);
  const parameters = decodeQuery(target.query);
  if (parameters === undefined) return sendShort(refusals.brokenQuery(target.segment), sending);
  const { path } = target;
  const answer = await route.answer({
    engine,
    nowAt: engine.now(),
    path,
    parameters,
    quirks,
    signal: exchange.signal,
  });
  return answer.kind === 'refusal' ? sendShort(answer.answer, sending) : sendJson(answer.chunks, sending);
};

const refusalOf = (
  { tokens, rights, dateNow }: ApplianceParts,
  { headers }: IncomingMessage,
  { route, target, strike }: Asking,
  refusals: Refusals,
): ShortAnswer | undefined => {
  const manner = { refusals, datesAs: strike.quirks.datesAs };
  const unsigned = checkSignature({ headers, target }, tokens, dateNow() + strike.skewMs, manner);
  if (unsigned !== undefined) return unsigned;
  return route === undefined || rights.includes(route.name) ? undefined : refusals.withoutRight();
};

const httpDate = (at: Instant): string => new Date(at).toUTCString();
