// A sensor goes deaf in the middle of the day: for three hours nothing is seen of the devices behind it.
import { HOUR_MS } from '../../domain/instant.ts';
import type { SimulatedDevice } from '../model.ts';
import type { Scenario, Stage } from '../scenario.ts';
import { lastHourBefore } from '../world/clock.ts';

const LASTS_MS = 3 * HOUR_MS;
/** When there would be most to see, UTC; the second when the first is not over before the anchor. */
const BUSY_HOURS = [13, 9] as const;

export const silentSensor: Scenario = {
  name: 'silent-sensor',
  description: 'the sensor of one subnet reports nothing for three hours',
  lead: undefined,
  tell(stage, anchorAt) {
    const startAt = lastHourBefore(anchorAt, LASTS_MS, BUSY_HOURS);
    const dids = new Set(devicesBehindSensor(stage).map((device) => device.did));
    return { flows: [], events: [], silences: [{ dids, span: { startAt, endAt: startAt + LASTS_MS } }] };
  },
};

/** The last office floor; the first one when there is only one; the whole network when there is no office. */
const devicesBehindSensor = (stage: Stage): readonly SimulatedDevice[] => {
  const last = stage.ofKind('workstation').at(-1);
  return last === undefined ? stage.devices : stage.devices.filter((device) => device.sid === last.sid);
};
