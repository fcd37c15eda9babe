// What is wrong with a certificate, and the safest way on: the CA, then the fingerprint, and insecure only as the last resort.
import type { Failure, TlsProblem } from '../../domain/failure.ts';
import { FingerprintFault } from './fingerprint-fault.ts';
import type { Subject } from './subject.ts';

const PROBLEMS: Readonly<Record<string, TlsProblem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  INVALID_CA: 'untrusted',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'expired',
  HOSTNAME_MISMATCH: 'wrong-name',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'other',
  EPROTO: 'other',
};

const TRUST = 'Set ca_file to its CA, or pin its fingerprint; insecure only as the last resort.';

const TOLD: Readonly<Record<TlsProblem, Readonly<{ came: string; advice: string }>>> = {
  'self-signed': {
    came: 'the certificate is self-signed',
    advice: 'Pin its fingerprint or set ca_file to the certificate itself; insecure only as the last resort.',
  },
  untrusted: { came: 'the certificate comes from a CA this machine does not know', advice: TRUST },
  expired: {
    came: 'the certificate is not valid at this time: it has expired or is not valid yet',
    advice:
      "Check this machine's clock and renew the certificate; until then pin its fingerprint, or insecure as the last resort.",
  },
  'wrong-name': {
    came: 'the certificate is for another host name',
    advice:
      'Set host to a name that the certificate carries, or pin its fingerprint; insecure only as the last resort.',
  },
  fingerprint: {
    came: 'the certificate is not the pinned one',
    advice:
      'If it was renewed, check the new one on the appliance and set fingerprint to it; if not, somebody may listen.',
  },
  other: {
    came: 'no secure connection came about',
    advice: 'Check host and port: what answers there may not speak TLS.',
  },
};

/** Troubles that have no kind of their own but can be told better than as "other". */
type Particular = Readonly<{ came: string; advice: string }>;

const WEAK: Particular = {
  came: 'the key of the certificate is too weak',
  advice: 'Put a certificate with a stronger key (RSA 2048 bits or EC) there, or pin its fingerprint.',
};

const WEAK_DIGEST: Particular = {
  came: 'the signature of the certificate is too weak',
  advice: 'Put a certificate there that is signed with SHA-256 or better, or pin its fingerprint.',
};

const OLD: Particular = {
  came: 'what answers speaks only a TLS version that is too old',
  advice: 'TLS 1.2 is the least: allow it on the appliance, or on what answers in its place.',
};

/** Undefined when the fault has nothing to do with TLS. */
export const tlsFailure = (subject: Subject, error: Error, code: string | undefined): Failure | undefined => {
  const problem = error instanceof FingerprintFault ? 'fingerprint' : problemOf(code);
  if (problem === undefined) return undefined;
  const { came, advice } = particularOf(code, error.message) ?? TOLD[problem];
  const detail = error instanceof FingerprintFault ? `; it has ${error.presented || 'no fingerprint'}` : '';
  return {
    kind: 'tls',
    problem,
    what: subject.endpoint,
    came: `${came}${detail}${problem === 'other' && code !== undefined && code !== UNNAMED ? ` (${code})` : ''}`,
    advice,
  };
};

/** What to say of a handshake that failed with this code, when nothing was asked yet. */
export const tellHandshake = (code: string): Readonly<{ came: string; advice: string }> => {
  const { came, advice } = particularOf(code, '') ?? {
    came: 'no TLS there',
    advice: 'Check host and port: is it https at all?',
  };
  return { came: `${came} (${code})`, advice };
};

/** Node's code for what OpenSSL found wrong with a certificate and Node has no name for; the message has the reason. */
const UNNAMED = 'UNSPECIFIED';

const particularOf = (code: string | undefined, message: string): Particular | undefined => {
  if (code === undefined) return undefined;
  if (/_PROTOCOL_VERSION$|_UNSUPPORTED_PROTOCOL$/.test(code)) return OLD;
  if (/key too (weak|small)/i.test(message) || /_KEY_TOO_(WEAK|SMALL)$/.test(code)) return WEAK;
  if (/(digest|algorithm|md) too weak/i.test(message) || /_MD_TOO_WEAK$/.test(code)) return WEAK_DIGEST;
  return undefined;
};

const problemOf = (code: string | undefined): TlsProblem | undefined => {
  if (code === undefined) return undefined;
  if (Object.hasOwn(PROBLEMS, code)) return PROBLEMS[code];
  return code === UNNAMED || /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|CERT_|CRL_)/.test(code) ? 'other' : undefined;
};
