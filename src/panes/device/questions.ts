// What is asked about the open device, and the answers as facts for the analyses.
import { identityOf } from '../../analysis/device/identity.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import { type DeviceAnswer, OUTSIDE_DID } from '../../domain/device.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { Part } from '../../live/part.ts';
import { type DeviceQuestion, devicePart, hidesOutside } from '../../live/questions/index.ts';
import { formatWindow, windowAt } from '../../live/session/window-choice.ts';
import type { PaneContext, Read } from '../pane.ts';
import type { Named } from '../parts/answer-state.ts';
import { createMemory } from '../parts/memory.ts';
import type { View } from '../view.ts';
import { COMPARE, EXTERNAL, PEERS } from './page-ids.ts';
import { settingsOf } from './settings.ts';

type Questions = Readonly<Record<'peers' | 'sent' | 'received', DeviceQuestion>> &
  Readonly<{
    /** Bytes of the similar devices, where those are what is compared. */
    peersBytes: DeviceQuestion | undefined;
    /** What went outside alone, where that is looked at and the other answers tell of everybody there together. */
    outside: DeviceQuestion | undefined;
  }>;

/** The answer with the peers holds all that the device itself did. `read`: what is known of it already. */
export const deviceQuestions = (did: number, view: View, read?: Read): Questions => {
  const { intervalHours, similarDevices, measure, filter } = settingsOf(view);
  const { odid, port, domain: externalDomain } = filter;
  // Means and bands are of all intervals, whichever of them are shown.
  const common = { did, intervalHours, showAll: true, odid, port, externalDomain } satisfies Partial<DeviceQuestion>;
  const { datatype } = measure;
  const [page] = view.path;
  const peers: DeviceQuestion = { ...common, datatype: 'co', similarDevices };
  const isHidden = looksOutside(view) && hidesOutside(read?.(devicePart(peers)).data, common);
  return {
    peers,
    sent: { ...common, datatype: 'sizeout' },
    received: { ...common, datatype: 'sizein' },
    peersBytes: datatype === 'co' || page !== PEERS ? undefined : { ...common, datatype, similarDevices },
    outside: isHidden
      ? { ...common, datatype: 'co', odid: OUTSIDE_DID, ...(page === PEERS ? { similarDevices } : {}) }
      : undefined,
  };
};

const looksOutside = (view: View): boolean =>
  view.path[0] === EXTERNAL || view.path[0] === PEERS || settingsOf(view).measure.id === 'externalConnections';

const questionsIn = ({ peers, sent, received, peersBytes, outside }: Questions): readonly DeviceQuestion[] =>
  [peers, sent, received, peersBytes, outside].filter((question) => question !== undefined);

/** The device that is laid beside the open one. */
export const comparedIn = ({ path }: View): number | undefined =>
  path[0] === COMPARE && path[1] !== undefined ? Number(path[1]) : undefined;

/** Of the open device, and of the one beside it. */
export const askedAbout = (did: number, view: View, read?: Read): readonly DeviceQuestion[] => {
  const other = comparedIn(view);
  return [did, ...(other === undefined ? [] : [other])].flatMap((one) => questionsIn(deviceQuestions(one, view, read)));
};

export const deviceParts = (did: number, view: View, read?: Read): readonly Part<DeviceAnswer>[] =>
  askedAbout(did, view, read).map((question) => (isBesides(question, view) ? besides(question) : devicePart(question)));

/** What it tells comes on top of a page that stands without it. */
const besides = (question: DeviceQuestion): Part<DeviceAnswer> => ({
  ...devicePart(question),
  name: `what device ${question.did} did outside`,
  isOptional: true as const,
});

const isBesides = ({ odid }: DeviceQuestion, view: View): boolean =>
  odid === OUTSIDE_DID && settingsOf(view).filter.odid === undefined;

export const deviceFacts = (did: number, view: View, read: Read): DeviceFacts => {
  const { peers, sent, received, peersBytes, outside } = deviceQuestions(did, view, read);
  const connections = read(devicePart(peers)).data;
  const bytes = peersBytes === undefined ? undefined : read(devicePart(peersBytes)).data;
  return {
    did,
    intervalHours: peers.intervalHours,
    connections,
    peers: connections,
    sent: read(devicePart(sent)).data,
    received: read(devicePart(received)).data,
    peersSent: peersBytes?.datatype === 'sizeout' ? bytes : undefined,
    peersReceived: peersBytes?.datatype === 'sizein' ? bytes : undefined,
    outside: outside === undefined ? undefined : read(devicePart(outside)).data,
  };
};

export type DeviceAsked = Readonly<{
  did: number;
  facts: DeviceFacts;
  /** Of the device that is laid beside it. */
  other: DeviceFacts | undefined;
  /** Up to the moment of the answers: it goes on when they do. */
  window: TimeWindow;
  named: readonly Named[];
  /** What the answers are of: what was worked out of others must not stand under it. */
  question: string;
  /** What decides everything that is worked out of the answers. */
  givens: readonly unknown[];
  /** What is shown is of the question before, until this one is answered. */
  isStandIn: boolean;
}>;

type Told = Omit<DeviceAsked, 'named' | 'isStandIn'>;

const rememberTold = createMemory<Told>();

/** The last that was whole, of each session: it stays on the screen while another question about the same device is asked. */
const lastWhole = new WeakMap<Read, Told & Readonly<{ kind: string }>>();

/** Undefined as long as there is nothing to show; the facts are the same object as long as the answers tell the same. */
export const askedOf = (context: PaneContext, did: number): DeviceAsked | undefined => {
  const { view, read } = context;
  const named = namedOf(context, did);
  const isSettled = named.every(
    ({ answer, isNeeded }) => !isNeeded || answer.data !== undefined || answer.failure !== undefined,
  );
  const kind = [did, comparedIn(view), deviceQuestions(did, view).peersBytes?.datatype].join(' ');
  const before = lastWhole.get(read);
  if (isSettled && named.some(({ answer }) => answer.data !== undefined)) {
    const told = toldOf(context, did, named);
    lastWhole.set(read, { ...told, kind });
    return { ...told, named, isStandIn: false };
  }
  return before?.kind === kind ? { ...before, named, isStandIn: true } : undefined;
};

/** Without what is needed there is no page. */
type NamedPart = Named & Readonly<{ isNeeded: boolean }>;

export const namedOf = ({ view, read }: Pick<PaneContext, 'view' | 'read'>, did: number): readonly NamedPart[] =>
  deviceParts(did, view, read).map((part) => ({
    name: part.name,
    answer: read(part),
    isNeeded: part.isOptional !== true,
  }));

const toldOf = ({ view, read, window, now, thresholds }: PaneContext, did: number, named: readonly Named[]): Told => {
  const at = named.find(({ answer }) => answer.at !== undefined)?.answer.at ?? now;
  const data = named.map(({ answer }) => answer.data);
  const other = comparedIn(view);
  const { intervalHours, similarDevices } = settingsOf(view);
  const question = [did, other, view.filter, intervalHours, similarDevices, formatWindow(window)].join('\n');
  return rememberTold([question, view.path[0], at, thresholds, ...data], () => {
    const shown = windowAt(window, at);
    return {
      did,
      facts: deviceFacts(did, view, read),
      other: other === undefined ? undefined : deviceFacts(other, view, read),
      window: shown,
      question,
      givens: [...data, shown.endAt, shown.hours, thresholds],
    };
  });
};

/** For whoever wants its name alone: what it is called does not change while something else is asked about it. */
export const namedFacts = (did: number, view: View, read: Read): DeviceFacts => {
  const facts = deviceFacts(did, view, read);
  const before = lastWhole.get(read);
  return identityOf(facts) === undefined && before?.did === did ? before.facts : facts;
};
