// A security event as a model breach, or what is told of it elsewhere: its number, its score, and the model's name.
import { SECOND_MS } from '../../../domain/instant.ts';
import type { SecurityEvent, Severity } from '../../model.ts';
import { mix } from '../../random.ts';

export const isBreach = ({ kind }: SecurityEvent): boolean => kind === 'model_breaches';

/** The same for the same event, whenever it is asked for. */
export const numberOfEvent = ({ at, did = 0 }: SecurityEvent): number =>
  1 + (mix(Math.floor(at / SECOND_MS), did) % 9_999_999);

export const modelNameOf = ({ attack, severity }: SecurityEvent): string =>
  `${attack === undefined ? 'Unusual Activity' : (FOLDERS[attack.tactic] ?? 'Compromise')} / ${
    attack?.techniqueName.replaceAll('/', ' or ') ?? `Sustained ${SCORES[severity].word} Anomaly`
  }`;

/** 0..1. */
export const scoreOf = ({ severity }: SecurityEvent): number => SCORES[severity].score;

export const priorityOf = ({ severity }: SecurityEvent): number => SCORES[severity].priority;

export const categoryOf = ({ severity }: SecurityEvent): string => SCORES[severity].category;

const SCORES: Readonly<
  Record<Severity, Readonly<{ score: number; priority: number; word: string; category: string }>>
> = {
  critical: { score: 0.968, priority: 5, word: 'Severe', category: 'Critical' },
  high: { score: 0.812, priority: 4, word: 'Strong', category: 'Critical' },
  medium: { score: 0.541, priority: 2, word: 'Moderate', category: 'Suspicious' },
  low: { score: 0.236, priority: 1, word: 'Slight', category: 'Informational' },
};

const FOLDERS: Readonly<Record<string, string>> = {
  exfiltration: 'Anomalous Connection',
  lateral_movement: 'Anomalous File',
  discovery: 'Device',
  credential_access: 'User',
  collection: 'Unusual Activity',
  impact: 'Ransomware',
};
