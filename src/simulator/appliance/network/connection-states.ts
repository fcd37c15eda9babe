// What the appliance makes of a connection: normal, with somebody new, unusual, or of a device that breached a model.
import { DAY_MS, type Instant } from '../../../domain/instant.ts';
import type { Asked } from '../../endpoint.ts';
import { ipOf } from '../../flow-party.ts';
import type { FlowParty } from '../../model.ts';
import { mixText } from '../../random.ts';
import { eventsIn } from '../read-past.ts';
import { isEmpty, type NetworkQuestion } from './read-question.ts';

export type ConnectionState = 'Normal' | 'New' | 'Unusual' | 'Breached';

export type ConnectionStates = Readonly<{ stateOf(own: FlowParty, other: FlowParty): ConnectionState }>;

export const readConnectionStates = async (
  asked: Asked,
  { span, viewed }: NetworkQuestion,
): Promise<ConnectionStates> => {
  const { engine } = asked;
  const events = isEmpty(viewed) ? [] : await eventsIn(asked, span);
  const breached = new Set(
    events.filter(({ severity }) => severity === 'critical' || severity === 'high').map(({ did }) => did),
  );
  const newSinceAt: Instant = span.endAt - DAY_MS;
  const isNew = (party: FlowParty): boolean => party.kind === 'device' && party.device.firstSeenAt >= newSinceAt;
  return {
    stateOf(own, other) {
      if (own.kind === 'device' && breached.has(own.device.did)) return 'Breached';
      if (isNew(own) || isNew(other)) return 'New';
      return other.kind === 'peer' && engine.habits.usersOfPeer(other.peer.ip) === 0 ? 'Unusual' : 'Normal';
    },
  };
};

/** Per cent: the same two are always equally unusual to one another. */
export const unusualness = (source: FlowParty, target: FlowParty): number =>
  50 + (mixText(mixText(0, ipOf(source)), ipOf(target)) % 50);
