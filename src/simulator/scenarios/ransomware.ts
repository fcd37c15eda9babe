// From one opened attachment to encrypted shares in a day: every act of the chain leaves flows and events, in order.
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { SecurityEvent, SimulatedDevice, SimulatedFlow, SimulatedPeer } from '../model.ts';
import type { Casting, Scenario, Stage } from '../scenario.ts';
import { flowOf } from '../scenario-flow.ts';
import { storyEvent } from '../story-event.ts';
import { ATTACK } from '../world/attack.ts';

/** All instants are this long before the anchor. */
const PHISHED = 22 * HOUR_MS;
const PERSISTED = 20.5 * HOUR_MS;
const ESCALATED = 17 * HOUR_MS;
const EVADED = 14 * HOUR_MS;
const CREDENTIALS = 11 * HOUR_MS;
const SCANNED = 9 * HOUR_MS;
const SPREAD = 8 * HOUR_MS;
const COLLECTED = 5.5 * HOUR_MS;
const EXFILTRATED = 4 * HOUR_MS;
const ENCRYPTED = 1.5 * HOUR_MS;
const LAST_BEACON = 10 * MINUTE_MS;

const LEAD: Casting = { kinds: ['workstation', 'laptop', 'server'], ordinal: 6 };
const MOST_SCANNED = 240;
const MOST_INFECTED = 12;
const UPLOAD_COUNT = 9;
const MEGABYTE = 1_000_000;

export const ransomware: Scenario = {
  name: 'ransomware',
  description:
    'a workstation is phished, beacons, scans, spreads over SMB, sends out more than 1 GB and encrypts shares',
  lead: LEAD,
  tell(stage, anchorAt) {
    const patient = stage.cast(LEAD);
    if (patient === undefined) return { flows: [], events: [], silences: [] };
    const servers = stage.ofKind('server').slice(0, MOST_INFECTED);
    return {
      flows: [
        ...tellPhishing(stage, patient, anchorAt),
        ...tellBeacons(stage, patient, anchorAt),
        ...tellScan(stage, patient, anchorAt),
        ...tellSpread(stage, patient, servers, anchorAt),
        ...tellUploads(stage, patient, anchorAt),
        ...tellEncryption(stage, patient, servers, anchorAt),
      ],
      events: tellEvents(patient, servers, anchorAt),
      silences: [],
    };
  },
};

const toPeer = (
  stage: Stage,
  role: 'phishing' | 'command' | 'drop',
  tell: (peer: SimulatedPeer) => readonly SimulatedFlow[],
): readonly SimulatedFlow[] => stage.peers(role).slice(0, 1).flatMap(tell);

const tellPhishing = (stage: Stage, patient: SimulatedDevice, anchorAt: Instant): readonly SimulatedFlow[] =>
  toPeer(stage, 'phishing', (peer) => [
    flowOf(stage.random, {
      from: patient,
      to: peer,
      at: anchorAt - PHISHED,
      durationMs: 9 * SECOND_MS,
      port: 443,
      application: 'https',
      bytesOut: 6_200,
      bytesIn: 2_480_000,
    }),
  ]);

/** Every five minutes, give or take a tenth. */
const tellBeacons = (stage: Stage, patient: SimulatedDevice, anchorAt: Instant): readonly SimulatedFlow[] =>
  toPeer(stage, 'command', (peer) => {
    const first = anchorAt - PHISHED + 12 * MINUTE_MS;
    const count = Math.floor((anchorAt - LAST_BEACON - first) / (5 * MINUTE_MS));
    return Array.from({ length: count }, (_, index) =>
      flowOf(stage.random, {
        from: patient,
        to: peer,
        at: first + index * 5 * MINUTE_MS + stage.random.between(-30, 30) * SECOND_MS,
        durationMs: stage.random.between(300, 900),
        port: 443,
        application: 'https',
        bytesOut: 640 + stage.random.between(0, 48),
        bytesIn: 410 + stage.random.between(0, 32),
      }),
    );
  });

/** One look at port 445 of everybody, within four minutes. Most do not answer, some refuse, servers let it in. */
const tellScan = (stage: Stage, patient: SimulatedDevice, anchorAt: Instant): readonly SimulatedFlow[] => {
  const targets = stage.random.shuffle(stage.devices.filter((device) => device !== patient)).slice(0, MOST_SCANNED);
  const gapMs = (4 * MINUTE_MS) / Math.max(1, targets.length);
  return targets.map((target, index) => {
    const isOpen = target.services.includes('file') || target.kind === 'domain-controller';
    const isRefused = target.kind === 'server' || target.kind === 'printer';
    return flowOf(stage.random, {
      from: patient,
      to: target,
      at: anchorAt - SCANNED + index * gapMs,
      durationMs: isOpen ? 120 : isRefused ? 2 : 3 * SECOND_MS,
      port: 445,
      application: isOpen ? 'smb' : 'unknown',
      bytesOut: isOpen ? 1_240 : 120,
      bytesIn: isOpen ? 980 : isRefused ? 40 : 0,
      ending: isOpen ? 'closed' : isRefused ? 'refused' : 'no-answer',
    });
  });
};

/** The tool goes to each server, then the shares are read. */
const tellSpread = (
  stage: Stage,
  patient: SimulatedDevice,
  servers: readonly SimulatedDevice[],
  anchorAt: Instant,
): readonly SimulatedFlow[] =>
  servers.flatMap((server, index) => [
    flowOf(stage.random, {
      from: patient,
      to: server,
      at: anchorAt - SPREAD + index * 10 * MINUTE_MS + stage.random.between(0, 90) * SECOND_MS,
      durationMs: 40 * SECOND_MS,
      port: 445,
      application: 'smb',
      bytesOut: stage.random.between(9, 16) * MEGABYTE,
      bytesIn: 260_000,
    }),
    flowOf(stage.random, {
      from: patient,
      to: server,
      at: anchorAt - COLLECTED + index * 6 * MINUTE_MS,
      durationMs: 5 * MINUTE_MS,
      port: 445,
      application: 'smb',
      bytesOut: 900_000,
      bytesIn: stage.random.between(110, 140) * MEGABYTE,
    }),
  ]);

const tellUploads = (stage: Stage, patient: SimulatedDevice, anchorAt: Instant): readonly SimulatedFlow[] =>
  toPeer(stage, 'drop', (peer) =>
    Array.from({ length: UPLOAD_COUNT }, (_, index) =>
      flowOf(stage.random, {
        from: patient,
        to: peer,
        at: anchorAt - EXFILTRATED + index * 12 * MINUTE_MS,
        durationMs: stage.random.between(6, 10) * MINUTE_MS,
        port: 443,
        application: 'https',
        bytesOut: stage.random.between(140, 180) * MEGABYTE,
        bytesIn: stage.random.between(1_000, 2_000) * 1_000,
      }),
    ),
  );

const tellEncryption = (
  stage: Stage,
  patient: SimulatedDevice,
  servers: readonly SimulatedDevice[],
  anchorAt: Instant,
): readonly SimulatedFlow[] =>
  servers.map((server, index) =>
    flowOf(stage.random, {
      from: patient,
      to: server,
      at: anchorAt - ENCRYPTED + index * 4 * MINUTE_MS,
      durationMs: 8 * MINUTE_MS,
      port: 445,
      application: 'smb',
      bytesOut: stage.random.between(60, 90) * MEGABYTE,
      bytesIn: stage.random.between(55, 85) * MEGABYTE,
    }),
  );

const tellEvents = (
  patient: SimulatedDevice,
  servers: readonly SimulatedDevice[],
  anchorAt: Instant,
): readonly SecurityEvent[] => {
  const { did } = patient;
  const at = (beforeMs: number, afterMinutes: number): Instant => anchorAt - beforeMs + afterMinutes * MINUTE_MS;
  const spread = servers
    .slice(0, 4)
    .map((_, index) => storyEvent(at(SPREAD, 3 + index * 10), did, 'model_breaches', 'high', ATTACK.adminShares));
  return [
    storyEvent(at(PHISHED, 1), did, 'enhanced_monitoring', 'medium', ATTACK.phishing),
    storyEvent(at(PHISHED, 4), did, 'model_breaches', 'medium', ATTACK.userExecution),
    storyEvent(at(PHISHED, 50), did, 'enhanced_monitoring', 'medium', ATTACK.commandInterpreter),
    storyEvent(at(PERSISTED, 0), did, 'enhanced_monitoring', 'medium', ATTACK.scheduledTask),
    storyEvent(at(ESCALATED, 0), did, 'enhanced_monitoring', 'medium', ATTACK.exploitPrivilege),
    storyEvent(at(EVADED, 0), did, 'enhanced_monitoring', 'medium', ATTACK.processInjection),
    storyEvent(at(CREDENTIALS, 0), did, 'model_breaches', 'high', ATTACK.stealTickets),
    storyEvent(at(SCANNED, 4), did, 'model_breaches', 'high', ATTACK.networkServiceDiscovery),
    storyEvent(at(SCANNED, 9), did, 'ai_analyst_incidents', 'high', ATTACK.networkServiceDiscovery),
    ...spread,
    storyEvent(at(SPREAD, 45), did, 'ai_analyst_incidents', 'high', ATTACK.adminShares),
    storyEvent(at(COLLECTED, 20), did, 'enhanced_monitoring', 'medium', ATTACK.sharedDriveData),
    storyEvent(at(EXFILTRATED, -8), did, 'model_breaches', 'high', ATTACK.webProtocols),
    storyEvent(at(EXFILTRATED, 15), did, 'model_breaches', 'high', ATTACK.overCommandChannel),
    storyEvent(at(EXFILTRATED, 40), did, 'ai_analyst_incidents', 'critical', ATTACK.overCommandChannel),
    storyEvent(at(EXFILTRATED, 41), did, 'antigena_actions', 'medium', ATTACK.overCommandChannel),
    storyEvent(at(ENCRYPTED, 6), did, 'model_breaches', 'critical', ATTACK.encryptedForImpact),
    storyEvent(at(ENCRYPTED, 9), did, 'antigena_actions', 'high'),
    storyEvent(at(ENCRYPTED, 14), did, 'ai_analyst_incidents', 'critical', ATTACK.encryptedForImpact),
    storyEvent(at(ENCRYPTED, 15), did, 'antigena_actions', 'high'),
  ];
};
