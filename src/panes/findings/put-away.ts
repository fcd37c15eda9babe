// Findings that somebody has put away: acknowledged one by one, or muted by rule, by what they are about, or by both.
import {
  acknowledge,
  acknowledgementKey,
  MUTE_SPANS,
  type Muted,
  mute,
  muteKey,
} from '../../analysis/findings/decision.ts';
import { type Decisions, type FindingState, stateOf } from '../../analysis/findings/decisions.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import type { Option, Outcome } from '../pane.ts';
import { createMemory } from '../parts/memory.ts';
import { type View, withChoice } from '../view.ts';

export const SHOW_CHOICE = 'show';

export const isAllShown = (view: View): boolean => view.choices[SHOW_CHOICE] === 'all';

export type States = ReadonlyMap<string, FindingState>;

const rememberStates = createMemory<States>();

/** Of each finding that is put away, by its id. */
export const statesIn = (findings: readonly Finding[], decisions: Decisions, now: Instant): States =>
  rememberStates([findings, decisions, now], () => {
    if (decisions.byKey.size === 0) return new Map();
    return new Map(
      findings.flatMap((finding) => {
        const state = stateOf(decisions, finding, now);
        return state === 'open' ? [] : [[finding.id, state] as const];
      }),
    );
  });

/** `muted until 2026-01-15 15:02Z`, `muted: rule NET-R4`, `acknowledged 2026-01-15 14:02Z` */
export const tellState = (state: FindingState | undefined, clock: ClockFace): string => {
  if (state === undefined || state === 'open') return '';
  if (state.kind === 'acknowledged') return `acknowledged ${clock.minute(state.at)}`;
  const until = state.untilAt === undefined ? 'for good' : `until ${clock.minute(state.untilAt)}`;
  return `muted ${until}: ${nameOf(state.what)}`;
};

const nameOf = (what: Muted): string => {
  switch (what.kind) {
    case 'rule':
      return `rule ${what.rule}`;
    case 'entity':
      return what.entity.name;
    case 'both':
      return `rule ${what.rule} about ${what.entity.name}`;
  }
};

const SPAN_WORDS = { hour: 'for an hour', day: 'for a day', always: 'for good' } as const;

const mutedBy = ({ rule, entity }: Finding): readonly Muted[] => [
  { kind: 'both', rule, entity },
  { kind: 'entity', entity },
  { kind: 'rule', rule },
];

/** The finding that a key is about, and all of which a chosen way to mute may be: the list goes on while one chooses. */
export type PutAway = Readonly<{ finding: Finding | undefined; states: States; all: readonly Finding[] }>;

/** Keys about one finding; undefined where the key means something else. */
export const putAway = (action: string, view: View, { finding, states, all }: PutAway): Outcome | undefined => {
  if (action === 'show_all')
    return { kind: 'view', view: withChoice(view, SHOW_CHOICE, isAllShown(view) ? 'open' : 'all') };
  if (action.startsWith('mute ')) return muteAs(action, all);
  if (finding === undefined) return undefined;
  switch (action) {
    case 'acknowledge':
      return {
        kind: 'decide',
        make: (at) => acknowledge(finding, at),
        says: `acknowledged until it gets worse: ${finding.title}`,
      };
    case 'mute':
      return { kind: 'choose', choice: 'mute', title: 'Mute', options: muteOptions(finding), chosen: '', does: 'act' };
    case 'take_back':
      return takeBack(finding, states.get(finding.id));
    default:
      return undefined;
  }
};

const muteOptions = (finding: Finding): readonly Option[] =>
  mutedBy(finding).flatMap((what) =>
    MUTE_SPANS.map((span) => ({
      // An id holds no blank.
      id: `${what.kind} ${span} ${finding.id}`,
      title: `${nameOf(what)} ${SPAN_WORDS[span]}`,
    })),
  );

const muteAs = (action: string, all: readonly Finding[]): Outcome | undefined => {
  const [, kind, chosen, id] = /^mute (both|entity|rule) (\w+) (.+)$/.exec(action) ?? [];
  const finding = all.find((one) => one.id === id);
  const what = finding && mutedBy(finding).find((one) => one.kind === kind);
  const span = MUTE_SPANS.find((one) => one === chosen);
  if (what === undefined || span === undefined) return undefined;
  return { kind: 'decide', make: (at) => mute(what, span, at), says: `muted ${SPAN_WORDS[span]}: ${nameOf(what)}` };
};

const takeBack = (finding: Finding, state: FindingState | undefined): Outcome => {
  if (state === undefined || state === 'open')
    return { kind: 'tell', text: 'it is neither acknowledged nor muted; A shows what is', meaning: 'dim' };
  const isMuted = state.kind === 'muted';
  const key = isMuted ? muteKey(state.what) : acknowledgementKey(finding.id);
  return {
    kind: 'decide',
    make: (at) => ({ kind: 'undo', key, madeAt: at }),
    says: isMuted ? `no longer muted: ${nameOf(state.what)}` : `no longer acknowledged: ${finding.title}`,
  };
};
