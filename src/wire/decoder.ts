// The chooser of dialects: the three functions that turn the bytes of an answer into domain values.
import type { DataType, DeviceAnswer } from '../domain/device.ts';
import type { Result } from '../domain/result.ts';
import type { StatisticsAnswer, StatisticsKind } from '../domain/stats.ts';
import type { NetworkAnswer } from '../flows/network-answer.ts';
import { decodeDevice } from './documented/device.ts';
import { decodeNetwork } from './documented/network.ts';
import { decodeStatistics } from './documented/statistics.ts';
import type { Chunks, Pace } from './json-stream.ts';

/** What cannot be understood is a failure; what the chunks throw, because a connection died, is thrown on. */
export type Decoder = Readonly<{
  decodeStatistics(chunks: Chunks, asked: StatisticsKind, pace: Pace): Promise<Result<StatisticsAnswer>>;
  decodeNetwork(chunks: Chunks, pace: Pace): Promise<Result<NetworkAnswer>>;
  decodeDevice(chunks: Chunks, asked: DataType, pace: Pace): Promise<Result<DeviceAnswer>>;
}>;

const DECODERS = {
  documented: { decodeStatistics, decodeNetwork, decodeDevice },
} as const satisfies Readonly<Record<string, Decoder>>;

export type KnownDialect = keyof typeof DECODERS;

export const decoderFor = (dialect: KnownDialect): Decoder => DECODERS[dialect];
