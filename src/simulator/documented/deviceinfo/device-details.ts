// A device's identity in the documents' form: the short card, and everything that is known.
import type { Instant } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import type { SimulatedDevice } from '../../model.ts';

export const tellDeviceCard = (device: SimulatedDevice, lastSeenAt: Instant) => ({
  did: device.did,
  hostname: device.hostname,
  ip: device.ip,
  mac: device.mac,
  devicetype: device.typeCode,
  os: device.osCode,
  firstseen: toSeconds(device.firstSeenAt),
  lastseen: toSeconds(lastSeenAt),
  tags: device.tags,
});

/** Keyed by did outside, so it is not repeated inside; what is unknown is left out. */
export const tellDeviceDetails = (device: SimulatedDevice, lastSeenAt: Instant) => {
  const { did: _did, ...card } = tellDeviceCard(device, lastSeenAt);
  return {
    ...card,
    devicelabel: device.label,
    vendor: device.vendor,
    model: device.model,
    location: device.location,
    owner: device.owner,
    criticality: device.criticality,
    services: listed(device.services),
    compliance_tags: listed(device.complianceTags),
    last_update: card.lastseen,
  };
};

/** JSON leaves undefined fields out. */
const listed = (words: readonly string[]): readonly string[] | undefined => (words.length === 0 ? undefined : words);
