// What a report on one device asks for, with the filters of the device endpoint that were chosen.
import type { DeviceNeeds, DevicePart } from '../../live/needs.ts';
import type { ReportQuestion } from '../report-definition.ts';

export const deviceNeeds = (
  question: ReportQuestion,
  parts: readonly DevicePart[],
  intervalHours: 1 | 4 = 1,
): DeviceNeeds => {
  if (question.did === undefined) throw new Error('a report on a device was asked for without its number');
  return {
    did: question.did,
    intervalHours: question.intervalHours ?? intervalHours,
    parts,
    ...(question.similarDevices === undefined ? {} : { similarDevices: question.similarDevices }),
    odid: question.odid,
    port: question.port,
    externalDomain: question.externalDomain,
  };
};
