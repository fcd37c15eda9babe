// Devices that resemble one device, the most similar first.
import type { ResemblingDevice } from '../../domain/appliance.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { type Decoded, decodeAnswer, listAnswer } from './answer.ts';
import { identityOf, takeDevice } from './device-record.ts';
import { entry } from './entries.ts';
import { likeness } from './tolerant.ts';

export const decodeSimilarDevices = (chunks: Chunks, pace: Pace): Promise<Decoded<readonly ResemblingDevice[]>> =>
  decodeAnswer(chunks, SHAPE, pace);

const similar = entry<ResemblingDevice>((take, key) => {
  const score = take(likeness, 'score', 'similarityScore');
  const device = takeDevice(take, key);
  return device && { device: identityOf(device), score };
});

const SHAPE = listAnswer('similardevices', 'devices', similar);
