// The answers of the summary statistics endpoint as its document prints them, without the comments.

export const PLAIN = {
  bandwidth: {
    total_bytes: 1073741824,
    ingress_bytes: 536870912,
    egress_bytes: 536870912,
    peak_throughput: 104857600,
    average_throughput: 52428800,
  },
  events: { total_events: 15427, security_events: 234, notices: 1245, connections: 13948 },
  devices: { total_devices: 156, active_devices: 142, new_devices: 3 },
  alerts: { total_alerts: 28, high_priority: 5, medium_priority: 15, low_priority: 8 },
  summary_period: { start_time: 1705324800, end_time: 1705328400, duration_hours: 1 },
};

export const EVENTS = {
  eventtype: 'security',
  time_range: { start: '2024-01-15 12:00:00', end: '2024-01-16 12:00:00', hours: 24 },
  event_counts: { model_breaches: 45, ai_analyst_incidents: 12, antigena_actions: 8, enhanced_monitoring: 156 },
  severity_breakdown: { critical: 3, high: 12, medium: 25, low: 117 },
  hourly_distribution: [
    { hour: '2024-01-15 12:00', count: 8 },
    { hour: '2024-01-15 13:00', count: 12 },
  ],
};

export const MITRE = {
  mitre_tactics: {
    initial_access: {
      count: 5,
      techniques: [
        { id: 'T1190', name: 'Exploit Public-Facing Application', count: 3 },
        { id: 'T1566', name: 'Phishing', count: 2 },
      ],
    },
    persistence: {
      count: 8,
      techniques: [
        { id: 'T1053', name: 'Scheduled Task/Job', count: 5 },
        { id: 'T1547', name: 'Boot or Logon Autostart Execution', count: 3 },
      ],
    },
    defense_evasion: {
      count: 12,
      techniques: [
        { id: 'T1055', name: 'Process Injection', count: 7 },
        { id: 'T1027', name: 'Obfuscated Files or Information', count: 5 },
      ],
    },
  },
  total_mapped_events: 67,
  unmapped_events: 23,
  coverage_percentage: 74.4,
};

export const BANDWIDTH = {
  bandwidth_stats: {
    total_bandwidth: { ingress_mb: 15360, egress_mb: 8192, total_mb: 23552 },
    peak_usage: { timestamp: '2024-01-15 14:30:00', mbps: 1024 },
    average_usage: { ingress_mbps: 256, egress_mbps: 136, total_mbps: 392 },
    top_protocols: [
      { protocol: 'HTTPS', percentage: 45.2, mb: 10651 },
      { protocol: 'HTTP', percentage: 23.1, mb: 5441 },
      { protocol: 'SSH', percentage: 12.7, mb: 2991 },
    ],
    csensor_specific: true,
  },
};
