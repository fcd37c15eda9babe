// Every number and list that a rule compares with, each under the id of its rule.
import type { NameThreshold, NumberThreshold, PortThreshold } from '../domain/thresholds.ts';
import { type SureKey, withDefault } from './key.ts';
import { type Kind, listOf, numberBetween, textOf, wholeBetween } from './kind.ts';

export type ThresholdKey<T> = SureKey<T> & Readonly<{ rule: string }>;

const over = <T>(
  rule: string,
  kind: Kind<T>,
  fallback: number | readonly (number | string)[],
  sentence: string,
): ThresholdKey<T> => ({
  ...withDefault(kind, fallback, `${rule}: ${sentence}`),
  rule,
});

const PERCENT = numberBetween(0, 100);
const CHANGE = numberBetween(0, 100_000);
const RATIO = numberBetween(0, 100_000);
const SHARE = numberBetween(0, 1);
const COUNT = wholeBetween(0, 1_000_000_000);
const AMOUNT = numberBetween(0, 1_000_000_000);
const HOURS = numberBetween(0, 8_760);
const MINUTES = numberBetween(1, 1_440);
const STARTS = wholeBetween(2, 20_000);
const PORTS = listOf(wholeBetween(0, 65_535));
const COUNTRIES = listOf(textOf('the name of a country as the appliance writes it'));
const TACTICS = listOf(textOf('a tactic such as "lateral_movement"', /^[a-z_]{1,64}$/));

export const NUMBER_KEYS = {
  sec_trend_percent: over(
    'SEC-TREND',
    CHANGE,
    5,
    'a rate changed by more than this is increasing or decreasing, in percent.',
  ),
  sec_r1_critical_alerts: over('SEC-R1', COUNT, 0, 'more critical alerts than this.'),
  sec_r2_high_alerts: over('SEC-R2', COUNT, 5, 'more high alerts than this.'),
  sec_r3_peak_ratio: over('SEC-R3', RATIO, 3, 'peak bandwidth above this many times the average.'),
  sec_r4_coverage_percent: over(
    'SEC-R4',
    PERCENT,
    70,
    'less of the events than this is mapped to tactics, in percent.',
  ),
  sec_r5_increase_percent: over('SEC-R5', CHANGE, 20, 'events increase by more than this, in percent.'),
  mit_coverage_tolerance_points: over(
    'MIT-COVERAGE',
    PERCENT,
    0.1,
    'the coverage that is computed and the one that is reported differ by more than this, in percentage points.',
  ),
  mit_pattern_percent: over(
    'MIT-PATTERN',
    PERCENT,
    75,
    'an attack pattern is shown from this completion on, in percent.',
  ),
  mit_r1_coverage_percent: over(
    'MIT-R1',
    PERCENT,
    60,
    'less of the events than this is mapped to tactics, in percent.',
  ),
  // Of 100 events the share is known to ten percentage points.
  mit_r1_events: over('MIT-R1', COUNT, 100, 'and is low, not high, of fewer events than this.'),
  // What makes up one event in 1,000 is missing among 3,000 by chance once in twenty times (e^-3).
  mit_r2_mapped_events: over(
    'MIT-R2',
    COUNT,
    3000,
    'a high-risk tactic that was not seen is low, not high, among fewer mapped events than this.',
  ),
  mit_r3_top_tactic_percent: over(
    'MIT-R3',
    PERCENT,
    30,
    'one tactic holds more of the mapped events than this, in percent.',
  ),
  mit_r4_completion_percent: over('MIT-R4', PERCENT, 90, 'an attack pattern is complete to at least this, in percent.'),
  bw_capacity_percent: over('BW-CAPACITY', PERCENT, 80, 'the use of the link that the forecast looks for, in percent.'),
  bw_trend_percent: over(
    'BW-TREND',
    CHANGE,
    5,
    'a rate changed by more than this is increasing or decreasing, in percent.',
  ),
  bw_r1_daily_gb: over('BW-R1', AMOUNT, 1000, 'more traffic than this in 24 hours, in GB.'),
  bw_r2_peak_ratio: over('BW-R2', RATIO, 5, 'peak bandwidth above this many times the average.'),
  bw_r3_imbalance_points: over(
    'BW-R3',
    PERCENT,
    30,
    'the shares in and out differ by more than this, in percentage points.',
  ),
  bw_r4_peer_to_peer_percent: over('BW-R4', PERCENT, 5, 'peer-to-peer holds a larger share than this, in percent.'),
  bw_r5_dns_ntp_percent: over('BW-R5', PERCENT, 15, 'DNS or NTP holds a larger share than this, in percent.'),
  bw_r6_increase_percent: over('BW-R6', CHANGE, 50, 'bandwidth increases by more than this, in percent.'),
  net_r2_window_minutes: over(
    'NET-R2',
    MINUTES,
    5,
    'the window in which the hosts of one source are counted, in minutes.',
  ),
  net_r2_failed_hosts: over('NET-R2', COUNT, 25, 'hosts on one port, where contacts are known to have failed.'),
  net_r2_internal_hosts: over('NET-R2', COUNT, 100, 'internal hosts on one port, where that is not known.'),
  net_r2_external_hosts: over('NET-R2', COUNT, 25, 'external hosts on one port, where that is not known.'),
  net_r3_window_minutes: over(
    'NET-R3',
    MINUTES,
    5,
    'the window in which the ports of one host are counted, in minutes.',
  ),
  net_r3_failed_ports: over('NET-R3', COUNT, 15, 'ports on one host, where contacts are known to have failed.'),
  net_r3_ports: over('NET-R3', COUNT, 50, 'ports on one host, where that is not known.'),
  net_r4_score: over('NET-R4', SHARE, 0.85, 'a beacon scores at least this, of 1.'),
  net_r4_interval_score: over(
    'NET-R4',
    SHARE,
    0.55,
    'the part of the score for regular intervals is at least this, of 1.',
  ),
  net_r4_starts: over('NET-R4', STARTS, 4, 'a beacon has at least so many distinct starts.'),
  net_r4_short_starts: over(
    'NET-R4',
    STARTS,
    24,
    'a beacon has at least so many contacts where less than 12 h were looked at; with fewer it is high only with intervals as regular as there.',
  ),
  net_r4_short_interval_score: over(
    'NET-R4',
    SHARE,
    0.75,
    'the part of the score for regular intervals is at least this where less than 12 h were looked at, of 1.',
  ),
  net_r5_hours: over('NET-R5', HOURS, 4, 'a connection lasts at least this, in hours.'),
  net_r6_mb: over('NET-R6', AMOUNT, 100, 'a flow sends out at least this, in MB.'),
  net_r6_ratio: over('NET-R6', RATIO, 10, 'and more than this many times what came in.'),
  dev_transfer_upload_ratio: over('DEV-TRANSFER', RATIO, 2, 'out above this many times in is upload-heavy.'),
  dev_transfer_download_ratio: over('DEV-TRANSFER', RATIO, 0.5, 'out below this many times in is download-heavy.'),
  dev_peers_deviation_percent: over(
    'DEV-PEERS',
    CHANGE,
    50,
    'a peer that deviates by more than this is flagged, in percent.',
  ),
  dev_baseline_connections: over(
    'DEV-BASELINE',
    COUNT,
    20,
    'peers with fewer connections than this over the window are no measure, and nothing is said.',
  ),
  dev_baseline_high_deviations: over(
    'DEV-BASELINE',
    RATIO,
    4,
    "more deviations than this above the peers' median make DEV-R1, DEV-R2 and DEV-R3 high.",
  ),
  dev_risk_concentration_percent: over(
    'DEV-RISK',
    PERCENT,
    50,
    'one destination holds more external connections than this, in percent.',
  ),
  dev_risk_destinations: over('DEV-RISK', COUNT, 100, 'more external destinations than this add to the risk.'),
  dev_risk_country_weight: over('DEV-RISK', SHARE, 0.3, 'contact with countries of high risk adds this to the risk.'),
  dev_risk_port_weight: over('DEV-RISK', SHARE, 0.2, 'unusual external ports add this to the risk.'),
  dev_risk_concentration_weight: over(
    'DEV-RISK',
    SHARE,
    0.2,
    'one destination that holds most external connections adds this to the risk.',
  ),
  dev_risk_reach_weight: over('DEV-RISK', SHARE, 0.2, 'very many external destinations add this to the risk.'),
  dev_risk_high_score: over('DEV-RISK', SHARE, 0.7, 'the risk is high from this score on, of 1.'),
  dev_risk_medium_score: over('DEV-RISK', SHARE, 0.4, 'the risk is medium from this score on, of 1.'),
  dev_risk_low_score: over('DEV-RISK', SHARE, 0.2, 'the risk is low from this score on, of 1, and minimal below.'),
  dev_r1_high_ratio: over('DEV-R1', RATIO, 2, "connections above this many times the peers'."),
  dev_r1_low_ratio: over('DEV-R1', RATIO, 0.5, "connections below this many times the peers'."),
  dev_r2_ratio: over('DEV-R2', RATIO, 2, "unique destinations above this many times the peers'."),
  dev_r3_ratio: over('DEV-R3', RATIO, 2, "external share above this many times the peers'."),
  dev_r4_risk: over('DEV-R4', SHARE, 0.5, 'the risk score is at least this, of 1.'),
  dev_r5_unusual_ports: over('DEV-R5', COUNT, 5, 'more unusual external ports than this.'),
  dev_r7_destinations: over('DEV-R7', COUNT, 200, 'more external destinations than this.'),
  dev_r8_ratio: over('DEV-R8', RATIO, 2, 'a device sends more than this many times what it receives.'),
  dev_r8_mb: over('DEV-R8', AMOUNT, 50, 'and at least this, in MB.'),
  dev_r8_beyond_habit_mb: over(
    'DEV-R8',
    AMOUNT,
    100,
    "and is high where at least this goes beyond the device's own habit, in MB.",
  ),
  dev_r8_within_habit_mb: over(
    'DEV-R8',
    AMOUNT,
    500,
    'and is medium, not low, where less does, but at least this was sent in all, in MB.',
  ),
  dev_r9_confidence: over('DEV-R9', SHARE, 0.7, 'an indicator of the appliance has at least this confidence, of 1.'),
  dev_r9_high_confidence: over('DEV-R9', SHARE, 0.9, 'and is high from this confidence on, of 1.'),
  ser_history_hours: over('SER-R1', HOURS, 48, 'a series with less history than this raises nothing, in hours.'),
  ser_r1_score: over('SER-R1', SHARE, 0.9, 'an onset scores at least this, of 1.'),
  ser_r2_score: over('SER-R2', SHARE, 0.99, 'an onset scores at least this, of 1.'),
  ser_r2_mb: over(
    'SER-R2',
    AMOUNT,
    100,
    'and is medium, not high, where a series of bytes goes beyond its habit by less than this, in MB.',
  ),
} as const satisfies Readonly<Record<NumberThreshold, ThresholdKey<number>>>;

export const PORT_KEYS = {
  net_r1_suspicious_ports: over(
    'NET-R1',
    PORTS,
    [22, 23, 135, 139, 445, 1433, 3306, 3389],
    'external flows to these ports are suspicious.',
  ),
  net_r1_high_ports: over('NET-R1', PORTS, [23, 135, 139, 445, 3389], 'and to these of them of high severity.'),
  dev_risk_usual_ports: over(
    'DEV-RISK',
    PORTS,
    [80, 443, 53, 25, 110, 143, 993, 995],
    'external ports that add nothing to the risk.',
  ),
} as const satisfies Readonly<Record<PortThreshold, ThresholdKey<readonly number[]>>>;

export const NAME_KEYS = {
  mit_r2_high_risk_tactics: over(
    'MIT-R2',
    TACTICS,
    ['initial_access', 'persistence', 'credential_access', 'lateral_movement', 'exfiltration'],
    'the tactics whose absence is a high finding.',
  ),
  dev_risk_countries: over(
    'DEV-RISK',
    COUNTRIES,
    ['Unknown', 'China', 'Russia', 'North Korea'],
    'countries of high risk, for DEV-R6 too.',
  ),
} as const satisfies Readonly<Record<NameThreshold, ThresholdKey<readonly string[]>>>;

export const THRESHOLD_KEYS = { ...NUMBER_KEYS, ...PORT_KEYS, ...NAME_KEYS };
