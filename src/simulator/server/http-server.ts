// The sockets: plain or with TLS, on loopback only, and deaf to garbage.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { CertificateName } from '../fault.ts';
import type { Certificates } from './certificates.ts';

export type HttpServer = Readonly<{
  /** Throws when the port is taken; answers with the port it got. */
  listen(host: string, port: number): Promise<number>;
  showCertificate(name: CertificateName): void;
  /** As PEM: what the next client is shown. */
  shownCertificate(): string | undefined;
  close(): Promise<void>;
}>;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Far more than Node's own 16 kB, so that long queries reach the appliance and are answered by it. */
const HEADER_LIMIT_BYTES = 65_536;

export const createHttpServer = (certificates: Certificates | undefined, listener: Listener): HttpServer => {
  const options = { maxHeaderSize: HEADER_LIMIT_BYTES };
  const secure =
    certificates === undefined ? undefined : createTlsServer({ ...options, ...certificates.good }, listener);
  const server = secure ?? createServer(options, listener);
  server.on('clientError', refuseGarbage);
  let shown: CertificateName = 'good';
  return {
    listen: (host, port) => listen(server, host, port),
    showCertificate: (name) => {
      if (certificates === undefined || secure === undefined) return;
      secure.setSecureContext(certificates[name]);
      shown = name;
      // A connection that is still open was made under the certificate before.
      secure.closeIdleConnections();
    },
    shownCertificate: () => certificates?.[shown].cert,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Pick<Server, 'once' | 'off' | 'listen' | 'address'>, host: string, port: number) =>
  new Promise<number>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** What is not HTTP gets a status line and an end; a connection that is already gone gets nothing. */
const refuseGarbage = (error: Error, socket: Duplex): void => {
  const isTooLong = 'code' in error && error.code === 'HPE_HEADER_OVERFLOW';
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const body = `{"error":"${status}"}`;
  socket.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
};
