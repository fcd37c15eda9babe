// Somebody takes their work along before leaving: small uploads to a private cloud storage, at night, for hours.
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant.ts';
import type { SimulatedDevice, SimulatedFlow } from '../model.ts';
import type { Casting, Scenario, Stage } from '../scenario.ts';
import { flowOf } from '../scenario-flow.ts';
import { storyEvent } from '../story-event.ts';
import { ATTACK } from '../world/attack.ts';
import { lastHourBefore } from '../world/clock.ts';

const LEAD: Casting = { kinds: ['workstation', 'laptop', 'server'], ordinal: 12 };
const LASTS_MS = 4 * HOUR_MS;
const UPLOAD_COUNT = 48;
const MEGABYTE = 1_000_000;
/** Hours of the day, UTC, at which nobody works; the second when the first is not over before the anchor. */
const ODD_HOURS = [1, 20] as const;

export const insider: Scenario = {
  name: 'insider',
  description:
    'a member of staff slowly uploads more than 500 MB to a private cloud storage, in small parts, at odd hours',
  lead: LEAD,
  tell(stage, anchorAt) {
    const actor = stage.cast(LEAD);
    if (actor === undefined) return { flows: [], events: [], silences: [] };
    const startAt = lastHourBefore(anchorAt, LASTS_MS, ODD_HOURS);
    return {
      flows: [...tellReading(stage, actor, startAt), ...tellUploads(stage, actor, startAt)],
      events: [
        storyEvent(startAt + 25 * MINUTE_MS, actor.did, 'enhanced_monitoring', 'low', ATTACK.sharedDriveData),
        storyEvent(startAt + 70 * MINUTE_MS, actor.did, 'enhanced_monitoring', 'medium', ATTACK.sharedDriveData),
        storyEvent(startAt + 95 * MINUTE_MS, actor.did, 'model_breaches', 'medium', ATTACK.toCloudStorage),
        storyEvent(startAt + 190 * MINUTE_MS, actor.did, 'model_breaches', 'high', ATTACK.toCloudStorage),
        storyEvent(startAt + 215 * MINUTE_MS, actor.did, 'ai_analyst_incidents', 'high', ATTACK.toCloudStorage),
      ],
      silences: [],
    };
  },
};

const tellReading = (stage: Stage, actor: SimulatedDevice, startAt: Instant): readonly SimulatedFlow[] =>
  stage
    .withService('file')
    .slice(0, 2)
    .flatMap((server) =>
      Array.from({ length: 6 }, (_, index) =>
        flowOf(stage.random, {
          from: actor,
          to: server,
          at: startAt + index * 35 * MINUTE_MS + stage.random.between(0, 9 * MINUTE_MS),
          durationMs: 3 * MINUTE_MS,
          port: 445,
          application: 'smb',
          bytesOut: 420_000,
          bytesIn: stage.random.between(40, 60) * MEGABYTE,
        }),
      ),
    );

const tellUploads = (stage: Stage, actor: SimulatedDevice, startAt: Instant): readonly SimulatedFlow[] =>
  stage
    .peers('cloud-storage')
    .slice(0, 1)
    .flatMap((peer) =>
      Array.from({ length: UPLOAD_COUNT }, (_, index) =>
        flowOf(stage.random, {
          from: actor,
          to: peer,
          at: startAt + (index * LASTS_MS) / UPLOAD_COUNT + stage.random.between(0, 4 * MINUTE_MS),
          durationMs: stage.random.between(40, 200) * 1_000,
          port: 443,
          application: 'https',
          bytesOut: stage.random.between(11, 17) * MEGABYTE,
          bytesIn: stage.random.between(90, 180) * 1_000,
        }),
      ),
    );
