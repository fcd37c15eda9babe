// The tactics that were seen, each once whatever its spelling, in kill-chain order and then by name.
import type { MitreSummary, MitreTactic, MitreTechnique } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import { type Amount, known, shareOf, sumKnown } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { KILL_CHAIN, killChainPlace, normalizeTactic, tacticTitle } from '../tactics.ts';

export type TechniqueRow = Readonly<{
  technique: string;
  title: string | undefined;
  events: Amount;
  /** Of the events of its tactic. */
  sharePercent: Amount;
}>;

export type ObservedTactic = Readonly<{
  tactic: string;
  title: string;
  events: Amount;
  /** What was weighed, and what of it was unusual; only where that is told. */
  weighedEvents?: Amount;
  unusualEvents?: Amount;
  /** The most frequent first; unknown where none were listed. */
  techniques: readonly TechniqueRow[] | undefined;
}>;

const LONGEST_NAME = 80;

/** Undefined where no tactics were reported. A tactic listed with 0 events was not seen; one without a number was. */
export const observedTactics = (mitre: MitreSummary | undefined): readonly ObservedTactic[] | undefined => {
  const seen = mitre?.tactics?.filter(({ count }) => !(count !== undefined && count <= 0));
  if (seen === undefined) return undefined;
  return [...Map.groupBy(seen, ({ name }) => normalizeTactic(name))]
    .map(([tactic, spellings]) => mergedTactic(tactic, spellings))
    .sort((a, b) => placeOf(a) - placeOf(b) || byText(a.tactic, b.tactic));
};

const placeOf = ({ tactic }: ObservedTactic): number => killChainPlace(tactic) ?? KILL_CHAIN.length;

const mergedTactic = (tactic: string, spellings: readonly MitreTactic[]): ObservedTactic => {
  const events = sumKnown(spellings.map(({ count }) => count));
  const listed = spellings.flatMap(({ techniques }) => (techniques === undefined ? [] : [techniques]));
  return {
    tactic,
    title: tacticTitle(tactic),
    events,
    ...weighedIn(spellings),
    techniques: listed.length === 0 ? undefined : techniqueRows(listed.flat(), events),
  };
};

/** Of a tactic that nothing came of too: nothing where that is not told. */
export const weighedFor = (tactic: string, mitre: MitreSummary | undefined): Weighed =>
  weighedIn((mitre?.tactics ?? []).filter(({ name }) => normalizeTactic(name) === tactic));

type Weighed = Pick<ObservedTactic, 'weighedEvents' | 'unusualEvents'>;

const weighedIn = (spellings: readonly MitreTactic[]): Weighed => {
  const told = spellings.flatMap(({ weighed }) => (weighed === undefined ? [] : [weighed]));
  if (told.length === 0) return {};
  return {
    weighedEvents: sumKnown(told.map(({ eventCount }) => eventCount)),
    unusualEvents: sumKnown(told.map(({ unusualCount }) => unusualCount)),
  };
};

const techniqueRows = (techniques: readonly MitreTechnique[], tacticEvents: Amount): readonly TechniqueRow[] =>
  [...Map.groupBy(techniques, ({ id }) => clean(id, LONGEST_NAME))]
    .map(([technique, same]) => {
      const events = sumKnown(same.map(({ count }) => known(count)));
      return { technique, title: firstTitle(same), events, sharePercent: shareOf(events, tacticEvents) };
    })
    .sort((a, b) => byMost(a.events, b.events) || byText(a.technique, b.technique));

const firstTitle = (same: readonly MitreTechnique[]): string | undefined =>
  same
    .flatMap(({ name }) => (name === undefined ? [] : [clean(name, LONGEST_NAME)]))
    .sort(byText)
    .at(0);
