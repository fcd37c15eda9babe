// How severe a story is: as its worst finding, one step more where it moves through the kill chain, and why in one sentence.
import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts';
import { tacticTitle } from '../tactics.ts';
import { meaningOf, tacticsOf } from './finding-meaning.ts';
import { inKillChainOrder, killChainRun } from './kill-chain-run.ts';

/** Two come in order by chance half the time. */
const RAISING_TACTICS = 3;

export type StoryVerdict = Readonly<{ severity: Severity; severityReason: string }>;

/** Takes the timeline of a story. */
export const judgeStory = (findings: readonly Finding[]): StoryVerdict => {
  const worst = worstOf(findings);
  const tactics = inKillChainOrder(findings.flatMap(tacticsOf));
  const run = killChainRun(findings.map((finding) => ({ at: finding.at, tactics: tacticsOf(finding) })));
  const isRun = run.length >= RAISING_TACTICS;
  const least = worst?.severity ?? 'info';
  const severity = isRun ? oneStepWorse(least) : least;
  const because = isRun ? tellRun(run, severity !== least) : tellNoRun(tactics);
  return { severity, severityReason: `${capital(severity)}: ${tellWorst(worst)}, ${because}.` };
};

/** The earliest of equal ones. */
const worstOf = (findings: readonly Finding[]): Finding | undefined =>
  SEVERITIES.map((severity) => findings.find((finding) => finding.severity === severity)).find(
    (finding) => finding !== undefined,
  );

const oneStepWorse = (severity: Severity): Severity => SEVERITIES[SEVERITIES.indexOf(severity) - 1] ?? severity;

const tellWorst = (worst: Finding | undefined): string =>
  worst === undefined
    ? 'it has no finding'
    : `its worst finding (${meaningOf(worst).word}, ${worst.rule}) is ${worst.severity}`;

const tellRun = (run: readonly string[], isRaised: boolean): string => {
  const order = `${run.length} tactics follow each other in the order of the kill chain (${titles(run)})`;
  return isRaised ? `and one step is added because ${order}` : `and ${order}`;
};

const tellNoRun = (tactics: readonly string[]): string => {
  if (tactics.length === 0) return 'and none of its findings stands for a tactic';
  if (tactics.length === 1) return `and it shows one tactic (${titles(tactics)})`;
  const shown = `and it shows ${tactics.length} tactics (${titles(tactics)})`;
  return tactics.length < RAISING_TACTICS
    ? shown
    : `${shown}, no ${RAISING_TACTICS} of which follow each other in the order of the kill chain`;
};

const titles = (tactics: readonly string[]): string => tactics.map(tacticTitle).join(', ');

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
