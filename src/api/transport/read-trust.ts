// Which certificates are trusted: the system's, a CA file beside them, one pinned certificate, or any.
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';
import { errorCode } from '../../domain/error-code.ts';
import type { TlsTrust } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { configurationFailure } from '../failures/configuration-failure.ts';
import { readSystemCertificates } from './system-certificates.ts';

export type Trust = Readonly<{
  isChecked: boolean;
  /** Made at the first connection, then kept: CAs given anew for every connection would be read anew for each. */
  secureContext: MakeContext;
  /** SHA-256 of the only certificate that is accepted, lower-case hexadecimal. */
  pin: string | undefined;
}>;

/** Undefined: Node's own defaults will do. */
export type MakeContext = () => Promise<SecureContext | undefined>;

export const readTrust = (trust: TlsTrust): Result<Trust> => {
  switch (trust.kind) {
    case 'system':
      return success({ isChecked: true, secureContext: keep(systemContext), pin: undefined });
    case 'ca-file':
      return readCaFile(trust.path);
    case 'fingerprint':
      return readPin(trust.sha256);
    case 'insecure':
      return success({ isChecked: false, secureContext: noContext, pin: undefined });
  }
};

/** `AA:BB:…`, `aabb…` and `SHA256:aabb…` are the same fingerprint. */
export const normaliseFingerprint = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:=]/, '')
    .replace(/[:\s]/g, '');

const readPin = (text: string): Result<Trust> => {
  const pin = normaliseFingerprint(text);
  if (/^[0-9a-f]{64}$/.test(pin)) return success({ isChecked: false, secureContext: noContext, pin });
  return failed(
    configurationFailure(
      'fingerprint',
      'it is no SHA-256 fingerprint',
      'Use 64 hexadecimal digits, with or without colons, as "openssl x509 -noout -fingerprint -sha256" prints them.',
    ),
  );
};

const readCaFile = (path: string): Result<Trust> => {
  const advice = 'Set ca_file to a file with the certificates of the CA in PEM.';
  const text = readText(path);
  if (!text.ok) return failed(configurationFailure('ca_file', `${clean(path, 200)} ${text.reason}`, advice));
  const certificates = text.value.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) {
    return failed(configurationFailure('ca_file', `${clean(path, 200)} holds no certificates in PEM`, advice));
  }
  const makeContext: MakeContext = async () =>
    createSecureContext({ ca: [...(await readSystemCertificates()).all, ...certificates] });
  return success({ isChecked: true, secureContext: keep(makeContext), pin: undefined });
};

type Read = Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; reason: string }>;

/** The bundle of a whole system has a quarter of a megabyte. */
const LARGEST_CA_FILE_BYTES = 5_000_000;

/** Looked at before it is opened: a pipe or a device may never end. */
const readText = (path: string): Read => {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return { ok: false, reason: 'is no regular file' };
    if (facts.size > LARGEST_CA_FILE_BYTES) return { ok: false, reason: 'is larger than 5 MB' };
    return { ok: true, value: readFileSync(path, 'utf8') };
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    return { ok: false, reason: `cannot be read (${code})` };
  }
};

const isCertificate = (pem: string): boolean => {
  try {
    return new X509Certificate(pem).fingerprint256 !== '';
  } catch {
    return false;
  }
};

const systemContext: MakeContext = async () => {
  const { all, hasMore } = await readSystemCertificates();
  return hasMore ? createSecureContext({ ca: [...all] }) : undefined;
};

const noContext: MakeContext = async () => undefined;

const keep = (make: MakeContext): MakeContext => {
  let made: Promise<SecureContext | undefined> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};
