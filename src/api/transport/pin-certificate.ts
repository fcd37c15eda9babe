// Lets a connection through only when it shows the one certificate that was pinned.
import { TLSSocket } from 'node:tls';
import type { buildConnector } from 'undici';
import { FingerprintFault } from '../failures/fingerprint-fault.ts';
import { normaliseFingerprint } from './read-trust.ts';

/** The wrapped connector must not check certificates itself nor resume sessions: a resumed one shows no certificate. */
export const pinCertificate =
  (connect: buildConnector.connector, pin: string): buildConnector.connector =>
  (options, callback) => {
    connect(options, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      const presented = socket instanceof TLSSocket ? (socket.getPeerCertificate().fingerprint256 ?? '') : '';
      if (normaliseFingerprint(presented) === pin) return callback(null, socket);
      socket.destroy();
      callback(new FingerprintFault(normaliseFingerprint(presented)), null);
    });
  };
