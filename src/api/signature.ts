// Signs a request the way the appliance checks it: HMAC-SHA1 over target, public token and date.
import { createHmac } from 'node:crypto';
import type { Secret } from '../domain/secret.ts';

export type Signable = Readonly<{
  /** Path and query, byte for byte as they go over the wire. */
  target: string;
  /** The text of the date header, byte for byte. */
  date: string;
  publicToken: Secret;
  privateToken: Secret;
}>;

/** Lower-case hexadecimal. The private token is used as text, although it looks like a hexadecimal number. */
export const signatureOf = ({ target, date, publicToken, privateToken }: Signable): string =>
  createHmac('sha1', privateToken.reveal()).update(`${target}\n${publicToken.reveal()}\n${date}`).digest('hex');
