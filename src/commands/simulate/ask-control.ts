// Talks to the control path of a simulated appliance on this machine.
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { isLoopbackHost } from '../../simulator/server/loopback.ts';
import { clean } from '../../text/clean.ts';

export type ControlRequest = Readonly<{ method: string; body?: string }>;

const LONGEST_ANSWER = 1_000_000;

/** Answers the faults that are on afterwards. */
export const askControl = async (
  address: string,
  { method, body }: ControlRequest,
  signal: AbortSignal,
): Promise<Result<readonly string[]>> => {
  const url = URL.canParse(address) ? new URL('/_simulator/faults', address) : undefined;
  if (url === undefined || !isLoopbackHost(url.hostname.replace(/^\[|\]$/g, ''))) return failed(notOurs(address));
  // The certificate was made for one run and never leaves this machine, so there is nothing to check it against.
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { 'x-darktop-control': '1', 'content-type': 'application/json' };
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { method, headers, signal, rejectUnauthorized: false }, resolve).once('error', reject).end(body);
    });
    return readAnswer(response.statusCode ?? 0, await textOf(response));
  } catch {
    return failed(nobody(url.origin));
  }
};

const textOf = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LONGEST_ANSWER) break;
  }
  return text;
};

const readAnswer = (status: number, text: string): Result<readonly string[]> => {
  const said = parse(text);
  if (status === 200 && Array.isArray(said)) return success(said.map((one) => clean(String(one))));
  const hasReason = typeof said === 'object' && said !== null && 'error' in said;
  if (!hasReason) return failed(stranger(status));
  return failed({
    kind: 'usage',
    what: 'simulate faults',
    came: clean(String(said.error), 300).replace(/\.$/, ''),
    advice: '',
  });
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const stranger = (status: number): Failure => ({
  kind: 'not-json',
  what: 'simulate faults',
  came: `what answers there (${status}) is no simulated appliance`,
  advice: 'Use the address that "darktop simulate" printed.',
});

const notOurs = (address: string): Failure => ({
  kind: 'usage',
  what: clean(address),
  came: 'this is no address of a simulated appliance',
  advice: 'Give it as "darktop simulate" printed it, such as http://127.0.0.1:8443.',
});

const nobody = (origin: string): Failure => ({
  kind: 'no-connection',
  code: 'unknown',
  what: origin,
  came: 'no simulated appliance answers there',
  advice: 'Start one with "darktop simulate" and use the address it prints.',
});
