// Asks an appliance over a real socket, with a signature made here and not by the project's own client.
import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, type RequestOptions, request } from 'node:http';
import type { Instant } from '../../src/domain/instant.ts';
import { type Appliance, type ApplianceOptions, startAppliance } from '../../src/simulator/start-appliance.ts';
import { fakeEngine, NOW_AT } from './fake-engine.ts';

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string; json: unknown }>;

const running: Appliance[] = [];

/** Started on any free port; `stopAppliances` ends it. */
export const anAppliance = async (changes: Partial<ApplianceOptions> = {}): Promise<Appliance> => {
  const appliance = await startAppliance({
    engine: fakeEngine(),
    publicToken: '0123456789abcdef0123456789abcdef01234567',
    privateToken: 'fedcba9876543210fedcba9876543210fedcba98',
    dateNow: () => NOW_AT,
    random: () => 0.5,
    ...changes,
  });
  running.push(appliance);
  return appliance;
};

export const stopAppliances = async (): Promise<void> => {
  await Promise.all(running.splice(0).map((appliance) => appliance.close()));
};

export const spacedDate = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export const signedHeaders = (appliance: Appliance, target: string, date = spacedDate(NOW_AT)) => ({
  'DTAPI-Token': appliance.publicToken,
  'DTAPI-Date': date,
  'DTAPI-Signature': createHmac('sha1', appliance.privateToken)
    .update(`${target}\n${appliance.publicToken}\n${date}`)
    .digest('hex'),
});

/** Signs the target as it goes over the wire. */
export const ask = (appliance: Appliance, target: string, options: RequestOptions = {}): Promise<Answer> =>
  send(appliance, target, { headers: signedHeaders(appliance, target), ...options });

/** Exactly this target and these headers; a dropped connection rejects. */
export const send = (
  appliance: Appliance,
  target: string,
  options: RequestOptions = {},
  body?: string,
): Promise<Answer> =>
  new Promise((done, fail) => {
    const { hostname, port } = new URL(appliance.url);
    const sent = request({ hostname, port, path: target, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        done({ status: response.statusCode ?? 0, headers: response.headers, body: text, json: parse(text) });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
