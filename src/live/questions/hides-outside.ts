// Whether an answer tells of everybody outside together, so that it takes a question of its own to know of them.
import type { DeviceAnswer } from '../../domain/device.ts';
import type { DeviceQuestion } from './params/device-params.ts';

/** Never where the answer is about some of them, or about one device, already. */
export const hidesOutside = (
  answer: DeviceAnswer | undefined,
  { odid, externalDomain }: Pick<DeviceQuestion, 'odid' | 'externalDomain'>,
): boolean =>
  answer?.shares !== undefined &&
  answer.shares.externalDomains === undefined &&
  odid === undefined &&
  externalDomain === undefined;
