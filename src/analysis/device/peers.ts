// DEV-PEERS: each similar device beside this one, and how far this one deviates from it.
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, changeOf } from '../figures/known.ts';
import { fellowsOf } from './fellows.ts';
import { MEASURES, type Measure, type Measures } from './peer-measures.ts';

export type PeerDeviation = Readonly<{
  measure: Measure;
  /** How far this device lies above (or, negative, below) the peer; unknown where the peer has none. */
  changePercent: Amount;
  /** Of this device, seen from the peer, when it deviates by more than the threshold. */
  flag: 'higher' | 'lower' | undefined;
}>;

export type PeerRow = Measures &
  Readonly<{
    did: number | undefined;
    hostname: string | undefined;
    label: string;
    score: Amount;
    deviations: readonly PeerDeviation[];
  }>;

export type PeerComparison = Readonly<{ own: Measures; peers: readonly PeerRow[] }>;

export const comparePeers = (
  facts: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
): PeerComparison | undefined => {
  const fellows = fellowsOf(facts, window);
  if (fellows === undefined) return undefined;
  return {
    own: fellows.measures,
    peers: fellows.peers.map(({ did, hostname, score, measures }) => ({
      did,
      hostname,
      label: clean(hostname ?? (did === undefined ? 'unnamed device' : `device ${did}`)),
      score,
      ...measures,
      deviations: deviationsOf(fellows.measures, measures, thresholds.dev_peers_deviation_percent),
    })),
  };
};

const deviationsOf = (own: Measures, peer: Measures, thresholdPercent: number): readonly PeerDeviation[] =>
  MEASURES.map((measure) => {
    const changePercent = changeOf(own[measure], peer[measure]);
    return { measure, changePercent, flag: flagOf(changePercent, thresholdPercent) };
  });

const flagOf = (changePercent: Amount, thresholdPercent: number): PeerDeviation['flag'] => {
  if (changePercent === undefined || Math.abs(changePercent) <= thresholdPercent) return undefined;
  return changePercent > 0 ? 'higher' : 'lower';
};
