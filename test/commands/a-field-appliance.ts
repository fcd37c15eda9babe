// A small server that answers as an appliance of the field does, and remembers what it was asked.
import { aServer, type Handler, sendJson, sendStatus, type TestServer } from '../api/a-server.ts';

export type FieldAnswers = Readonly<Record<string, Handler>>;

const json =
  (value: unknown): Handler =>
  (_request, response) =>
    sendJson(response, value);

const HEALTHY: FieldAnswers = {
  '/summarystatistics': json({
    usercredentialcount: 448,
    subnets: 8,
    patterns: 3_278_640,
    devicecount: { total: 204 },
  }),
  '/status': json({ version: '7.1.0 (f35936c6)', hostname: 'dt-01', time: '2026-01-15 10:00:00' }),
  '/devicesearch': json({ totalCount: 1, devices: [{ did: 174, ip: '10.15.3.39', hostname: 'ws-1' }] }),
  '/network': json({ statistics: [{ protocols: [{ protocol: 'TCP', in: 1, out: 2 }] }], connections: [] }),
  '/deviceinfo': json({ deviceInfo: [{ did: 174, similarityScore: 100, graphData: [], info: {} }] }),
};

/** Whatever is not told otherwise is healthy; what it does not have leads to its login. */
export const aFieldAppliance = (differs: FieldAnswers = {}): Promise<TestServer> => {
  const answers: FieldAnswers = { ...HEALTHY, ...differs };
  return aServer((request, response, count) => {
    const path = request.url?.split('?')[0] ?? '';
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (answer === undefined) sendStatus(response, 302, { location: '/login' }, 'Found. Redirecting to /login');
    else answer(request, response, count);
  });
};

export const targetsOf = ({ requests }: TestServer): readonly string[] => requests.map(({ url }) => url ?? '');
