// Writes down a single security event of a story.
import type { Instant } from '../domain/instant.ts';
import type { EventKind, SecurityEvent, Severity } from './model.ts';
import type { Attack } from './world/attack.ts';

export const storyEvent = (
  at: Instant,
  did: number,
  kind: EventKind,
  severity: Severity,
  attack?: Attack,
): SecurityEvent => ({ at: Math.floor(at), did, kind, severity, attack });
