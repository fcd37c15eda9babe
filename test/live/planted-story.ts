// What a scenario plants, by its own telling: its acts, which are flows of one kind without a pause, its events and its silences.
import { DAY_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import type { SecurityEvent, SimulatedDevice, SimulatedFlow } from '../../src/simulator/model.ts';
import { seedOf } from '../../src/simulator/random.ts';
import type { Silence } from '../../src/simulator/scenario.ts';
import { SCENARIOS } from '../../src/simulator/scenarios/index.ts';
import { castFrom, createStageMaker } from '../../src/simulator/stage.ts';
import { createStreams, meanDailyBytes } from '../../src/simulator/traffic/stream.ts';
import { createAttendance } from '../../src/simulator/world/attendance.ts';
import type { PeerRole, Peers } from '../../src/simulator/world/peers.ts';
import { createWorld, type World } from '../../src/simulator/world/world.ts';
import type { WorldOptions } from './a-simulated-look.ts';

export type PlantedAct = Readonly<{
  /** `command 1`, `port 445 2`: with whom outside or on which port inside, and which of them in the order of time. */
  name: string;
  startAt: Instant;
  endAt: Instant;
  /** Of those outside. */
  hostnames: ReadonlySet<string>;
}>;

export type PlantedStory = Readonly<{
  lead: SimulatedDevice | undefined;
  acts: readonly PlantedAct[];
  events: readonly SecurityEvent[];
  silences: readonly Silence[];
}>;

const PAUSE_MS = 45 * MINUTE_MS;

const ROLES: readonly PeerRole[] = ['phishing', 'command', 'drop', 'cloud-storage', 'tunnel', 'swarm'];

export const plantedBy = (name: string, { seed, deviceCount, flowsPerHour, anchorAt }: WorldOptions): PlantedStory => {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`There is no scenario ${name}.`);
  const world = createWorld(seedOf(seed), deviceCount, anchorAt);
  const leads = SCENARIOS.flatMap(({ lead }) => (lead === undefined ? [] : [castFrom(world, lead)]));
  const { shareOn, isOn } = createAttendance(world, new Set(leads.filter((lead) => lead !== undefined)));
  const dailyBytes = meanDailyBytes(createStreams(world, shareOn, flowsPerHour));
  const told = scenario.tell(createStageMaker(world, dailyBytes)(name, 0), anchorAt);
  const isInDay = (at: Instant): boolean => at >= anchorAt - DAY_MS && at < anchorAt;
  const flows = told.flows.filter(
    ({ source, destination, startAt }) =>
      isInDay(startAt) &&
      [source, destination].every((party) => party.kind === 'peer' || isOn(party.device.did, startAt)),
  );
  return {
    lead: scenario.lead === undefined ? undefined : castFrom(world, scenario.lead),
    acts: [...Map.groupBy(flows, (flow) => kindOf(world, flow))].flatMap(([kind, alike]) => actsOf(kind, alike)),
    events: told.events.filter(({ at }) => isInDay(at)),
    silences: told.silences,
  };
};

const kindOf = ({ peers }: World, { source, destination, destinationPort }: SimulatedFlow): string => {
  const outside = [source, destination].find((party) => party.kind === 'peer');
  return outside === undefined ? `port ${destinationPort}` : roleOf(peers, outside.peer.ip);
};

const roleOf = (peers: Peers, ip: string): string =>
  ROLES.find((role) => peers.inRole(role).some((peer) => peer.ip === ip)) ?? `unknown ${ip}`;

const actsOf = (kind: string, flows: readonly SimulatedFlow[]): readonly PlantedAct[] => {
  const acts: SimulatedFlow[][] = [];
  for (const flow of flows.toSorted((a, b) => a.startAt - b.startAt)) {
    const act = acts.at(-1);
    if (act !== undefined && flow.startAt - (act.at(-1)?.startAt ?? 0) <= PAUSE_MS) act.push(flow);
    else acts.push([flow]);
  }
  return acts.map((act, index) => ({
    name: `${kind} ${index + 1}`,
    startAt: act[0]?.startAt ?? Number.NaN,
    endAt: Math.max(...act.map(({ endAt }) => endAt)),
    hostnames: new Set(
      act.flatMap(({ source, destination }) =>
        [source, destination].flatMap((party) => (party.kind === 'peer' ? [party.peer.hostname] : [])),
      ),
    ),
  }));
};
