// Makes a self-signed X.509 v3 certificate (ECDSA on P-256), so that TLS can be tried without openssl or a network.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';
import type { Instant } from '../domain/instant.ts';
import {
  derBitString,
  derBoolean,
  derExplicit,
  derImplicit,
  derInteger,
  derObjectIdentifier,
  derOctetString,
  derSequence,
  derSet,
  derTime,
  derUtf8String,
} from './der.ts';

export type CertificateOptions = Readonly<{
  commonName: string;
  /** DNS names or addresses, all put into subjectAltName; a client compares its host with these and nothing else. */
  names: readonly string[];
  notBeforeAt: Instant;
  notAfterAt: Instant;
}>;

/** Both as PEM. The certificate may be given to a client as its `ca`. */
export type Certificate = Readonly<{ cert: string; key: string }>;

const ECDSA_WITH_SHA256 = derSequence(derObjectIdentifier('1.2.840.10045.4.3.2'));

export const makeCertificate = (options: CertificateOptions): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = certificateBody(options, publicKey);
  const signature = sign('sha256', body, privateKey);
  const certificate = derSequence(body, ECDSA_WITH_SHA256, derBitString(signature));
  return {
    cert: toPem('CERTIFICATE', certificate),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};

const certificateBody = (options: CertificateOptions, publicKey: KeyObject): Buffer => {
  const keyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const keyId = createHash('sha1').update(keyInfo).digest();
  const name = derSequence(derSet(derSequence(derObjectIdentifier('2.5.4.3'), derUtf8String(options.commonName))));
  return derSequence(
    derExplicit(0, derInteger(Buffer.of(2))),
    derInteger(keyId.subarray(0, 16)),
    ECDSA_WITH_SHA256,
    name,
    derSequence(derTime(options.notBeforeAt), derTime(options.notAfterAt)),
    name,
    keyInfo,
    derExplicit(3, derSequence(...extensions(options.names, keyId))),
  );
};

const extensions = (names: readonly string[], keyId: Buffer): readonly Buffer[] => [
  extension('2.5.29.19', true, derSequence(derBoolean(true))),
  // keyUsage: digitalSignature (bit 0) and keyCertSign (bit 5), of which the last two bits of the byte are unused.
  extension('2.5.29.15', true, derBitString(Buffer.of(0b1000_0100), 2)),
  extension('2.5.29.37', false, derSequence(derObjectIdentifier('1.3.6.1.5.5.7.3.1'))),
  extension('2.5.29.14', false, derOctetString(keyId)),
  extension('2.5.29.17', false, derSequence(...names.map(alternativeName))),
];

const extension = (identifier: string, isCritical: boolean, value: Buffer): Buffer =>
  derSequence(derObjectIdentifier(identifier), ...(isCritical ? [derBoolean(true)] : []), derOctetString(value));

const alternativeName = (name: string): Buffer => {
  const family = isIP(name);
  if (family === 4) return derImplicit(7, Buffer.from(name.split('.').map(Number)));
  if (family === 6) return derImplicit(7, addressBytes(name));
  return derImplicit(2, Buffer.from(name, 'ascii'));
};

/** The 16 bytes of an IPv6 address; the URL parser does the rewriting of embedded IPv4 and of case. */
const addressBytes = (address: string): Buffer => {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return Buffer.concat(groups.map((group) => Buffer.from(group.padStart(4, '0'), 'hex')));
};

const toPem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
