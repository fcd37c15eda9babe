// The simulator's own paths, for whoever runs it: which faults are on, and what has been asked so far.
import type { IncomingMessage } from 'node:http';
import { tellFailure } from '../../domain/failure.ts';
import type { Fault } from '../fault.ts';
import type { FaultBoard } from '../fault-board.ts';
import { parseFault } from '../fault-notation.ts';
import { jsonAnswer, type ShortAnswer } from '../short-answer.ts';
import { isLoopback, isLoopbackAuthority } from './loopback.ts';
import type { RequestLog } from './request-log.ts';

export const CONTROL_PREFIX = '/_simulator/';

/** A page in a browser cannot send this header to another origin without asking first, and it is never allowed to. */
const CONTROL_HEADER = 'x-darktop-control';

const BODY_LIMIT = 65_536;

export type Controlled = Readonly<{ board: FaultBoard; log: RequestLog }>;

export const answerControl = async (request: IncomingMessage, controlled: Controlled): Promise<ShortAnswer> => {
  const path = (request.url ?? '').split('?')[0];
  if (request.headers[CONTROL_HEADER] !== '1' || !isLoopback(request.socket.remoteAddress ?? ''))
    return jsonAnswer(403, { error: `the header ${CONTROL_HEADER}: 1 is needed, and a request from this machine` });
  // A page whose host name was made to point here after it was loaded counts as this origin, and may send any header.
  if (!isLoopbackAuthority(request.headers.host ?? ''))
    return jsonAnswer(403, { error: 'the Host header must name this machine: 127.0.0.1, [::1] or localhost' });
  if (path === `${CONTROL_PREFIX}log`) return answerLog(request, controlled.log);
  if (path === `${CONTROL_PREFIX}faults`) return answerFaults(request, controlled.board);
  return jsonAnswer(404, { error: `known are ${CONTROL_PREFIX}faults and ${CONTROL_PREFIX}log` });
};

const answerLog = (request: IncomingMessage, log: RequestLog): ShortAnswer =>
  request.method === 'GET' ? jsonAnswer(200, log.entries()) : notAllowed('GET');

const answerFaults = async (request: IncomingMessage, board: FaultBoard): Promise<ShortAnswer> => {
  const { method } = request;
  if (method === 'GET') return listFaults(board);
  if (method === 'DELETE') {
    board.clear();
    return listFaults(board);
  }
  if (method !== 'PUT' && method !== 'POST') return notAllowed('GET, PUT, POST, DELETE');
  const body = await readBody(request);
  if (body === undefined) return jsonAnswer(413, { error: `the body is longer than ${BODY_LIMIT} bytes` });
  return method === 'PUT' ? replaceFaults(body, board) : addFault(body, board);
};

const replaceFaults = (body: string, board: FaultBoard): ShortAnswer => {
  const list = parseJson(body);
  if (!isListOfTexts(list))
    return jsonAnswer(400, { error: 'PUT takes a JSON array of fault notations, as ["latency=2s"]' });
  return switchOn(list, [], board);
};

/** One notation, as a JSON string or as plain text. */
const addFault = (body: string, board: FaultBoard): ShortAnswer => {
  const value = parseJson(body);
  return switchOn([typeof value === 'string' ? value : body], board.get(), board);
};

const switchOn = (notations: readonly string[], before: readonly Fault[], board: FaultBoard): ShortAnswer => {
  const faults = [...before];
  for (const notation of notations) {
    const parsed = parseFault(notation);
    if (!parsed.ok) return jsonAnswer(400, { error: tellFailure(parsed.failure) });
    faults.push(parsed.value);
  }
  const refusal = board.refusalOf(faults);
  if (refusal !== undefined) return jsonAnswer(400, { error: refusal });
  board.set(faults);
  return listFaults(board);
};

const listFaults = (board: FaultBoard): ShortAnswer =>
  jsonAnswer(
    200,
    board.get().map((fault) => fault.notation),
  );

const notAllowed = (allow: string): ShortAnswer => jsonAnswer(405, { error: '405 Method Not Allowed' }, { allow });

const isListOfTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let byteCount = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    byteCount += bytes.length;
    if (byteCount > BODY_LIMIT) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};
