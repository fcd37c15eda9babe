// A device asks one name server outside thousands of long questions: data leaves, and commands come back, as DNS.
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { SimulatedDevice, SimulatedFlow } from '../model.ts';
import type { Casting, Scenario, Stage } from '../scenario.ts';
import { flowOf } from '../scenario-flow.ts';
import { storyEvent } from '../story-event.ts';
import { ATTACK } from '../world/attack.ts';

const LEAD: Casting = { kinds: ['workstation', 'laptop', 'server'], ordinal: 20 };
const BEGINS_BEFORE_MS = 10 * HOUR_MS;
const LASTS_MS = 6 * HOUR_MS;
const QUERY_COUNT = 6_000;

export const dnsTunnel: Scenario = {
  name: 'dns-tunnel',
  description: 'a device sends thousands of DNS queries with large payloads to one name server outside',
  lead: LEAD,
  tell(stage, anchorAt) {
    const actor = stage.cast(LEAD);
    if (actor === undefined) return { flows: [], events: [], silences: [] };
    const startAt = anchorAt - BEGINS_BEFORE_MS;
    return {
      flows: tellQueries(stage, actor, startAt),
      events: [
        storyEvent(startAt + 20 * MINUTE_MS, actor.did, 'enhanced_monitoring', 'low', ATTACK.dnsProtocol),
        storyEvent(startAt + 55 * MINUTE_MS, actor.did, 'model_breaches', 'medium', ATTACK.dnsProtocol),
        storyEvent(startAt + 130 * MINUTE_MS, actor.did, 'model_breaches', 'high', ATTACK.protocolTunneling),
        storyEvent(startAt + 150 * MINUTE_MS, actor.did, 'ai_analyst_incidents', 'high', ATTACK.protocolTunneling),
        storyEvent(startAt + 290 * MINUTE_MS, actor.did, 'model_breaches', 'high', ATTACK.overAlternativeProtocol),
      ],
      silences: [],
    };
  },
};

const tellQueries = (stage: Stage, actor: SimulatedDevice, startAt: Instant): readonly SimulatedFlow[] =>
  stage
    .peers('tunnel')
    .slice(0, 1)
    .flatMap((peer) =>
      Array.from({ length: QUERY_COUNT }, () =>
        flowOf(stage.random, {
          from: actor,
          to: peer,
          at: startAt + stage.random.unit() * LASTS_MS,
          durationMs: stage.random.between(18, 140),
          protocol: 'udp',
          port: 53,
          application: 'dns',
          bytesOut: stage.random.between(196, 255),
          bytesIn: stage.random.between(480, 1_180),
        }),
      ),
    );
