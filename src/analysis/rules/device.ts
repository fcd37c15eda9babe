// The rules of one device by itself: its contacts outside, what it sends, and what the appliance found odd.
import { MB_BYTES } from '../../domain/amounts.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName, type TimeWindow } from '../../domain/window.ts';
import { portText } from '../../flows/service-ports.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { makeDeviceFinding } from '../device/device-finding.ts';
import { counted, type DeviceJudge, deviceRule, keptRule, OVER_ALL_KEPT } from '../device/device-rule.ts';
import { type Indicator, listIndicators } from '../device/indicators.ts';
import { assessRisk, type CountryPart, mostRisk, partsOf, type Risk, type RiskPart } from '../device/risk.ts';
import { measureTransfer } from '../device/transfer.ts';
import { compareWithPast, type TransferHabit } from '../device/transfer-habit.ts';
import type { DeviceFacts } from '../facts.ts';
import type { Rule, RuleFamily } from '../rule.ts';

const PORTS_NAMED = 12;

const connections = (count: number | undefined): string => counted(count, 'connection');

/** Where only shares are told there is no count to stand beside what is said. */
const beside = (words: string, count: number | undefined): string =>
  count === undefined ? '' : `${words}${connections(count)}`;

const riskRule = (
  id: string,
  says: string,
  judge: (risk: Risk, ...given: Parameters<DeviceJudge>) => readonly Finding[],
): Rule =>
  keptRule(id, says, (facts, window, thresholds) => {
    const risk = assessRisk(facts, window, thresholds);
    return risk === undefined ? [] : judge(risk, facts, window, thresholds);
  });

const highRisk = riskRule(
  'DEV-R4',
  'The external contacts of a device look risky.',
  (risk, facts, window, thresholds) =>
    risk.score < thresholds.dev_r4_risk
      ? []
      : [
          makeDeviceFinding(facts, window, {
            rule: 'DEV-R4',
            severity: 'high',
            title: `risk of its external contacts is ${tellScore(risk.score)} of ${tellScore(mostRisk(thresholds))} (${risk.level})`,
            evidence: `${OVER_ALL_KEPT}: ${partsOf(risk).map(tellPart).join('; ')}.`,
            value: risk.score,
            threshold: thresholds.dev_r4_risk,
            action: 'Investigate these external contacts; consider blocking or monitoring the suspicious destinations.',
            view: 'external',
          }),
        ],
);

const tellPart = (part: RiskPart): string => `+${tellScore(part.score)} ${describePart(part)}`;

/** One digit, as the document has; more only where weights were configured with more. */
const tellScore = (score: number): string => formatCount(score, Number.isInteger(score * 10) ? 1 : 2);

const describePart = (part: RiskPart): string => {
  switch (part.kind) {
    case 'high-risk countries':
      return tellCountries(part);
    case 'unusual ports':
      return `${counted(part.ports.length, 'unusual port')} (${namePorts(part.ports)})${beside(', ', part.connections)}`;
    case 'concentration':
      return `${part.label ?? 'one destination'} holds ${formatPercent(part.sharePercent, part.connections === undefined ? 0 : 1)} of the external connections`;
    case 'many destinations':
      return `${counted(part.uniqueDestinations, 'external destination')}`;
  }
};

const tellCountries = ({ countries, connections: count, uniqueDestinations }: CountryPart): string =>
  `${connections(count)} to ${counted(uniqueDestinations, 'destination')} in high-risk countries (${countries.join(', ')})`;

const namePorts = (ports: readonly number[]): string => {
  const named = ports.slice(0, PORTS_NAMED).map(portText).join(', ');
  return ports.length > PORTS_NAMED ? `${named} and ${formatCount(ports.length - PORTS_NAMED)} more` : named;
};

const manyUnusualPorts = riskRule(
  'DEV-R5',
  'A device uses many unusual ports outside.',
  ({ port }, facts, window, thresholds) =>
    port.ports.length <= thresholds.dev_r5_unusual_ports
      ? []
      : [
          makeDeviceFinding(facts, window, {
            rule: 'DEV-R5',
            severity: 'medium',
            title: `${formatCount(port.ports.length)} unusual external ports`,
            evidence: `${OVER_ALL_KEPT}: ports ${namePorts(port.ports)}${beside('; up to ', port.connections)}.`,
            value: port.ports.length,
            threshold: thresholds.dev_r5_unusual_ports,
            action: 'Review the use of these ports and validate the business need.',
            view: 'external',
          }),
        ],
);

const highRiskCountry = riskRule(
  'DEV-R6',
  'A device speaks with a country of high risk.',
  ({ country }, facts, window) =>
    country.uniqueDestinations === 0
      ? []
      : [
          makeDeviceFinding(facts, window, {
            rule: 'DEV-R6',
            severity: 'medium',
            title: `contact with high-risk countries (${country.countries.join(', ')})`,
            evidence: `${OVER_ALL_KEPT}: ${tellCountries(country)}${country.firstAt === undefined ? '' : `, first at ${formatUtcMinute(country.firstAt)}Z`}.`,
            value: country.connections,
            threshold: 0,
            action: 'Review the connections to these locations and whether anything there is expected.',
            at: country.firstAt,
            view: 'external',
          }),
        ],
);

const manyDestinations = riskRule(
  'DEV-R7',
  'A device speaks with very many places outside.',
  ({ uniqueDestinations }, facts, window, thresholds) =>
    uniqueDestinations === undefined || uniqueDestinations <= thresholds.dev_r7_destinations
      ? []
      : [
          makeDeviceFinding(facts, window, {
            rule: 'DEV-R7',
            severity: 'medium',
            title: `${formatCount(uniqueDestinations)} external destinations`,
            evidence: `${OVER_ALL_KEPT}: ${formatCount(uniqueDestinations)} external destinations.`,
            value: uniqueDestinations,
            threshold: thresholds.dev_r7_destinations,
            action: 'Consider stricter egress filtering.',
            view: 'external',
          }),
        ],
);

const upload = deviceRule('DEV-R8', 'A device sends far more than it receives.', (facts, window, thresholds) => {
  const transfer = measureTransfer(facts, window, thresholds);
  const [out, into] = [transfer?.out?.bytes, transfer?.in?.bytes];
  if (transfer === undefined || out === undefined || into === undefined) return [];
  if (out < thresholds.dev_r8_mb * MB_BYTES || out <= thresholds.dev_r8_ratio * into) return [];
  const habit = compareWithPast(facts, window, thresholds);
  const times =
    transfer.ratio === undefined ? 'nothing came in' : `${formatCount(transfer.ratio, 1)} times what came in`;
  return [
    makeDeviceFinding(facts, window, {
      rule: 'DEV-R8',
      severity: uploadSeverity(out, habit, thresholds),
      title: `upload-heavy, out ${formatBytes(out)}, ${times}`,
      evidence: `Out ${formatBytes(out)} in ${periodName(window.hours)}, in ${formatBytes(into)}: ${times}. ${tellHabit(habit)}`,
      value: transfer.ratio,
      threshold: thresholds.dev_r8_ratio,
      action:
        'Find what was sent and to whom; rule out a backup or a service the device gives, then treat it as exfiltration.',
      at: habit?.unusualAt ?? transfer.out?.peakAt,
      view: 'transfer',
    }),
  ];
});

/** A file server sends much every day. Without a past nobody can tell one from a thief. */
const uploadSeverity = (
  out: number,
  habit: TransferHabit | undefined,
  { dev_r8_beyond_habit_mb: beyond, dev_r8_within_habit_mb: within }: Thresholds,
): Severity => {
  if (habit?.unusualBytes === undefined || habit.unusualBytes >= beyond * MB_BYTES) return 'high';
  return out >= within * MB_BYTES ? 'medium' : 'low';
};

const tellHabit = (habit: TransferHabit | undefined): string =>
  habit === undefined
    ? 'There is not enough of a past to say whether the device always does.'
    : `${formatBytes(habit.unusualBytes)} of it is beyond the ${formatBytes(habit.usualBytes)} that 99 of 100 intervals kept to over the ${formatCount(habit.historyHours)} h before.`;

const indicators = keptRule(
  'DEV-R9',
  'The appliance itself finds a device odd, with confidence.',
  (facts, window, thresholds) => {
    const told = (listIndicators(facts) ?? []).filter(
      ({ confidence }) => confidence !== undefined && confidence >= thresholds.dev_r9_confidence,
    );
    const alike = Map.groupBy(told, ({ type, port }) => `${type} ${port ?? ''}`);
    return [...alike.values()].flatMap(([surest, ...others]) =>
      surest === undefined ? [] : [tellIndicator(facts, window, thresholds, surest, others.length)],
    );
  },
);

const tellIndicator = (
  facts: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
  { type, title, port, confidence = 0, description }: Indicator,
  otherCount: number,
): Finding => {
  const isHigh = confidence >= thresholds.dev_r9_high_confidence;
  const where = port === undefined ? '' : ` on port ${portText(port)}`;
  const others = otherCount === 0 ? '' : ` ${formatCount(otherCount)} more of the kind.`;
  return makeDeviceFinding(facts, window, {
    rule: 'DEV-R9',
    severity: isHigh ? 'high' : 'medium',
    key: [type, port ?? 'any'],
    title: `${title}${where}, confidence ${formatCount(confidence, 2)}`,
    evidence: `${OVER_ALL_KEPT}: ${description ?? 'no description'} (confidence ${formatPercent(100 * confidence, 0)}).${others}`,
    value: confidence,
    threshold: isHigh ? thresholds.dev_r9_high_confidence : thresholds.dev_r9_confidence,
    action: 'Compare with what the device usually does, and look at the flows behind it.',
    view: 'indicators',
  });
};

export const DEVICE_RULES: RuleFamily = [
  highRisk,
  manyUnusualPorts,
  highRiskCountry,
  manyDestinations,
  upload,
  indicators,
];
