// Every number and list that an analysis compares with, under the name that a configuration gives it; each begins with the id of its rule.

export type NumberThreshold =
  | 'sec_trend_percent'
  | 'sec_r1_critical_alerts'
  | 'sec_r2_high_alerts'
  | 'sec_r3_peak_ratio'
  | 'sec_r4_coverage_percent'
  | 'sec_r5_increase_percent'
  | 'mit_pattern_percent'
  | 'mit_r1_coverage_percent'
  | 'mit_r3_top_tactic_percent'
  | 'mit_r4_completion_percent'
  | 'bw_capacity_percent'
  | 'bw_trend_percent'
  | 'bw_r1_daily_gb'
  | 'bw_r2_peak_ratio'
  | 'bw_r3_imbalance_points'
  | 'bw_r4_peer_to_peer_percent'
  | 'bw_r5_dns_ntp_percent'
  | 'bw_r6_increase_percent'
  | 'net_r2_window_minutes'
  | 'net_r2_failed_hosts'
  | 'net_r2_internal_hosts'
  | 'net_r2_external_hosts'
  | 'net_r3_window_minutes'
  | 'net_r3_failed_ports'
  | 'net_r3_ports'
  | 'net_r4_score'
  | 'net_r4_interval_score'
  | 'net_r5_hours'
  | 'net_r6_mb'
  | 'net_r6_ratio'
  | 'dev_transfer_upload_ratio'
  | 'dev_transfer_download_ratio'
  | 'dev_peers_deviation_percent'
  | 'dev_baseline_connections'
  | 'dev_baseline_high_deviations'
  | 'dev_risk_concentration_percent'
  | 'dev_risk_destinations'
  | 'dev_r1_high_ratio'
  | 'dev_r1_low_ratio'
  | 'dev_r2_ratio'
  | 'dev_r3_ratio'
  | 'dev_r4_risk'
  | 'dev_r5_unusual_ports'
  | 'dev_r7_destinations'
  | 'dev_r8_ratio'
  | 'dev_r8_mb'
  | 'dev_r9_confidence'
  | 'dev_r9_high_confidence'
  | 'ser_history_hours'
  | 'ser_r1_score'
  | 'ser_r2_score';

export type PortThreshold = 'net_r1_suspicious_ports' | 'net_r1_high_ports' | 'dev_risk_usual_ports';

export type NameThreshold = 'mit_r2_high_risk_tactics' | 'dev_risk_countries';

export type Thresholds = Readonly<
  Record<NumberThreshold, number> & Record<PortThreshold, readonly number[]> & Record<NameThreshold, readonly string[]>
>;
