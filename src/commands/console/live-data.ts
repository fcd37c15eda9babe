// The live data of an appliance that is open, for as long as the console shows them.
import type { RequestLog } from '../../api/request-log.ts';
import type { Config } from '../../config/load-config.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FetchFlows } from '../../live/asker.ts';
import { type DialectClient, isDialectClient } from '../../live/dialect/dialect-client.ts';
import { openFlowReader } from '../../live/flows/open-flow-reader.ts';
import { openJudge } from '../../live/judge/open-judge.ts';
import { versionPart } from '../../live/questions/index.ts';
import type { Intervals } from '../../live/session/intervals.ts';
import { openSession, type SessionOptions } from '../../live/session/open-session.ts';
import { createRequestHistory } from '../../live/session/request-history.ts';
import type { Session } from '../../live/session/session.ts';
import type { ConsoleSession, ToldField } from '../../shell/session.ts';
import type { OpenAppliance } from '../setting/appliance.ts';

export type LiveData = Readonly<{
  session: ConsoleSession;
  fetchFlows: FetchFlows;
  close(): Promise<void>;
}>;

/** Hears of every request that the client makes, the first ones too. */
export const createHistory = () => {
  const history = createRequestHistory();
  const onRequest: RequestLog = (entry) => history.add(entry);
  return { requests: history.entries, latencyMs: history.lastLatencyMs, onRequest };
};

export const intervalsOf = ({ settings }: Config): Intervals => ({
  summary: settings.refresh.summaryMs,
  network: settings.refresh.networkMs,
  device: settings.refresh.deviceMs,
});

/** Its version is asked for when there is time. */
const watchField = (client: DialectClient, session: Pick<Session, 'watch' | 'read'>): (() => ToldField | undefined) => {
  const version = versionPart();
  session.watch([version]);
  return () => {
    const told = client.dialect();
    const isField = told.kind === 'known' && told.dialect === 'appliance';
    return isField ? { version: session.read(version).data } : undefined;
  };
};

export const openLiveData = (
  { client, config }: OpenAppliance,
  {
    now,
    random,
    requests,
    latencyMs,
    onAnswer,
  }: Readonly<{
    now: () => Instant;
    random: () => number;
    requests: ConsoleSession['requests'];
    latencyMs: ConsoleSession['latencyMs'];
    onAnswer?: SessionOptions['onAnswer'] | undefined;
  }>,
): LiveData => {
  const reader = openFlowReader();
  const judging = openJudge();
  const fetchFlows: FetchFlows = (params, how) => reader.fetch(client, params, how);
  const { thresholds } = config.settings;
  const session = openSession({
    client,
    fetchFlows,
    judge: judging.judge,
    mark: judging.mark,
    thresholds,
    now,
    random,
    intervals: intervalsOf(config),
    ...(onAnswer === undefined ? {} : { onAnswer }),
  });
  const field = isDialectClient(client) ? watchField(client, session) : undefined;
  return {
    session: { ...session, requests, latencyMs, ...(field === undefined ? {} : { field }) },
    fetchFlows,
    close: async () => {
      session.close();
      await Promise.all([reader.close(), judging.close()]);
    },
  };
};
