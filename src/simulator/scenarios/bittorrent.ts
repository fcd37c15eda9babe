// A laptop shares files with strangers: many peers, odd high ports in both directions, a large part of all bytes.
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { SimulatedDevice, SimulatedFlow } from '../model.ts';
import type { Casting, Scenario, Stage } from '../scenario.ts';
import { flowOf } from '../scenario-flow.ts';
import { storyEvent } from '../story-event.ts';

/** Among the laptops without a cSensor agent. */
const LEAD: Casting = { kinds: ['laptop', 'workstation', 'server'], ordinal: 7 };
const BEGINS_BEFORE_MS = 8 * HOUR_MS;
const LASTS_MS = 6 * HOUR_MS;
const FLOW_COUNT = 1_400;
/** Of what the whole network moves in a mean day; a busy day has half as much again. */
const SHARE_OF_DAY = 0.14;
const LEAST_BYTES = 2_000_000_000;
const OWN_PORT = 51_413;

export const bittorrent: Scenario = {
  name: 'bittorrent',
  description: 'a laptop shares files by BitTorrent with dozens of peers, which makes up more than 5 % of all traffic',
  lead: LEAD,
  tell(stage, anchorAt) {
    const actor = stage.cast(LEAD);
    if (actor === undefined) return { flows: [], events: [], silences: [] };
    const startAt = anchorAt - BEGINS_BEFORE_MS;
    return {
      flows: tellSwarm(stage, actor, startAt),
      events: [
        storyEvent(startAt + 9 * MINUTE_MS, actor.did, 'enhanced_monitoring', 'low'),
        storyEvent(startAt + 35 * MINUTE_MS, actor.did, 'model_breaches', 'medium'),
        storyEvent(startAt + 160 * MINUTE_MS, actor.did, 'model_breaches', 'medium'),
        storyEvent(startAt + 161 * MINUTE_MS, actor.did, 'antigena_actions', 'medium'),
      ],
      silences: [],
    };
  },
};

const tellSwarm = (stage: Stage, actor: SimulatedDevice, startAt: Instant): readonly SimulatedFlow[] => {
  const { random } = stage;
  const peers = stage.peers('swarm');
  if (peers.length === 0) return [];
  const meanBytes = Math.max(LEAST_BYTES, stage.dailyBytes * SHARE_OF_DAY) / FLOW_COUNT;
  return Array.from({ length: FLOW_COUNT }, () => {
    const peer = random.pick(peers);
    const bytes = meanBytes * (0.2 + 1.6 * random.unit());
    const isInvited = random.unit() < 0.7;
    // The laptop takes more than it gives, whoever called.
    const taken = bytes * 0.72;
    const given = bytes - taken;
    return flowOf(random, {
      from: isInvited ? actor : peer,
      to: isInvited ? peer : actor,
      at: startAt + random.unit() * LASTS_MS,
      durationMs: random.between(1, 13) * MINUTE_MS,
      port: isInvited ? random.between(20_000, 60_000) : OWN_PORT,
      application: 'bittorrent',
      bytesOut: isInvited ? given : taken,
      bytesIn: isInvited ? taken : given,
    });
  });
};
