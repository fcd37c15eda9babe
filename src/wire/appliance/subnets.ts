// The subnets an appliance knows of.
import type { KnownSubnet } from '../../domain/appliance.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { type Decoded, decodeAnswer, listAnswer } from './answer.ts';
import { subnetRecord } from './subnet-record.ts';

export const decodeSubnets = (chunks: Chunks, pace: Pace): Promise<Decoded<readonly KnownSubnet[]>> =>
  decodeAnswer(chunks, SHAPE, pace);

const SHAPE = listAnswer('subnets', 'subnets', subnetRecord);
