// Starts a simulated appliance on loopback: the world's answers, over HTTP or HTTPS, signed for and with faults.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../domain/instant.ts';
import type { KnownDialect } from '../domain/profile.ts';
import { DIALECTS } from './dialects.ts';
import type { EndpointName } from './endpoint-name.ts';
import type { Engine } from './engine.ts';
import type { Fault } from './fault.ts';
import { createFaultBoard, type FaultBoard } from './fault-board.ts';
import { makeCertificates, trustable } from './server/certificates.ts';
import { answerControl, CONTROL_PREFIX, type Controlled } from './server/control.ts';
import { type ApplianceParts, answerRequest, type Exchange } from './server/exchange.ts';
import { createHttpServer } from './server/http-server.ts';
import { isLoopbackHost } from './server/loopback.ts';
import { createRequestLog, type LoggedRequest } from './server/request-log.ts';
import { sendShort } from './server/send.ts';
import { jsonAnswer } from './short-answer.ts';
import { randomToken } from './tokens.ts';

export type { FaultBoard } from './fault-board.ts';
export type { LoggedRequest } from './server/request-log.ts';

export type ApplianceOptions = Readonly<{
  engine: Engine;
  /** How it answers. Default: as the module documents say. */
  dialect?: KnownDialect | undefined;
  /** Only addresses of this machine: 127.0.0.0/8, ::1 or localhost. Default 127.0.0.1. */
  host?: string | undefined;
  /** 0, the default, takes any free port. */
  port?: number | undefined;
  tls?: boolean | undefined;
  publicToken?: string | undefined;
  privateToken?: string | undefined;
  /** The endpoints that the token may use. Default: all. */
  rights?: readonly EndpointName[] | undefined;
  faults?: readonly Fault[] | undefined;
  /** The wall clock, for the check of dates and the Date header; the world has its own. */
  dateNow: () => Instant;
  /** Decides shares and ranges of faults, and makes tokens that are not given. */
  random: () => number;
}>;

export type Appliance = Readonly<{
  url: string;
  publicToken: string;
  privateToken: string;
  /** With TLS, what a client has to trust: all certificates this appliance ever shows, as PEM. */
  certificate: string | undefined;
  /** With TLS, the one of them that is shown now, as the faults want it. */
  shownCertificate(): string | undefined;
  faults: FaultBoard;
  /** Of all requests since the start, without those to the control paths. */
  requestCount(): number;
  /** The last 1,000 of them, oldest first. */
  log(): readonly LoggedRequest[];
  close(): Promise<void>;
}>;

/** Throws when the host is not of this machine, the port is taken, or a fault needs TLS that is off. */
export const startAppliance = async (options: ApplianceOptions): Promise<Appliance> => {
  const { engine, dateNow, random, host = '127.0.0.1' } = options;
  if (!isLoopbackHost(host))
    throw new Error(`the simulator listens on this machine only: not on "${host}", but on 127.0.0.1, ::1 or localhost`);
  const tokens = {
    publicToken: options.publicToken ?? randomToken(random),
    privateToken: options.privateToken ?? randomToken(random),
  };
  const certificates = options.tls === true ? makeCertificates(host, dateNow()) : undefined;
  const log = createRequestLog();
  const server = createHttpServer(certificates, (request, response) => serve(parts, { board, log }, request, response));
  const dialect = DIALECTS[options.dialect ?? 'documented'];
  const { showCertificate } = server;
  const board = createFaultBoard({ random, hasTls: options.tls === true, dialect, showCertificate });
  const rights = options.rights ?? dialect.endpointNames;
  const parts: ApplianceParts = { engine, dialect, tokens, rights, board, dateNow };
  board.set(options.faults ?? []);
  const port = await server.listen(host, options.port ?? 0);
  return {
    url: `${certificates === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ...tokens,
    certificate: certificates === undefined ? undefined : trustable(certificates),
    shownCertificate: server.shownCertificate,
    faults: board,
    requestCount: log.requestCount,
    log: log.entries,
    close: server.close,
  };
};

const serve = (
  parts: ApplianceParts,
  controlled: Controlled,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const gone = new AbortController();
  response.on('error', () => gone.abort());
  response.on('close', () => gone.abort());
  const exchange = { request, response, signal: gone.signal };
  const answered =
    request.url?.startsWith(CONTROL_PREFIX) === true
      ? serveControl(controlled, exchange)
      : serveLogged(parts, controlled, exchange);
  answered.catch((error: unknown) => {
    if (!gone.signal.aborted) tellMistake(response, error);
  });
};

const serveControl = async (controlled: Controlled, exchange: Exchange): Promise<void> =>
  sendShort(await answerControl(exchange.request, controlled), {
    ...exchange,
    isHead: false,
    rewrites: [],
    dropsInBody: false,
  });

const serveLogged = (parts: ApplianceParts, { log }: Controlled, exchange: Exchange): Promise<void> => {
  const { request, response } = exchange;
  const settle = log.begin({ method: request.method ?? '', target: request.url ?? '', at: parts.dateNow() }, () =>
    response.headersSent ? response.statusCode : undefined,
  );
  response.on('close', settle);
  request.resume();
  return answerRequest(parts, exchange);
};

/** A mistake of the simulator's own must be seen in the test that met it, not end the whole process. */
const tellMistake = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, headers, body } = jsonAnswer(500, { error: `the simulator made a mistake: ${String(error)}` });
  response.writeHead(status, headers).end(body);
};
