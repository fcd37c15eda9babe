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

/** Undefined when the fault has nothing to do with TLS. */
export const tlsFailure = (subject: Subject, error: Error, code: string | undefined): Failure | undefined => {
  const problem = error instanceof FingerprintFault ? 'fingerprint' : problemOf(code);
  if (problem === undefined) return undefined;
  const { came, advice } = TOLD[problem];
  const detail = error instanceof FingerprintFault ? `; it has ${error.presented || 'no fingerprint'}` : '';
  return {
    kind: 'tls',
    problem,
    what: subject.endpoint,
    came: `${came}${detail}${problem === 'other' && code !== undefined ? ` (${code})` : ''}`,
    advice,
  };
};

const problemOf = (code: string | undefined): TlsProblem | undefined => {
  if (code === undefined) return undefined;
  if (Object.hasOwn(PROBLEMS, code)) return PROBLEMS[code];
  return /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|CERT_|CRL_)/.test(code) ? 'other' : undefined;
};
