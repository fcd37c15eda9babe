// The ATT&CK techniques that events of the simulated world map to, each under one tactic.
import type { SecurityEvent } from '../model.ts';

export type Attack = NonNullable<SecurityEvent['attack']>;

const technique = (tactic: string, techniqueId: string, techniqueName: string): Attack => ({
  tactic,
  techniqueId,
  techniqueName,
});

export const ATTACK = {
  exploitPublicApplication: technique('initial_access', 'T1190', 'Exploit Public-Facing Application'),
  phishing: technique('initial_access', 'T1566', 'Phishing'),
  userExecution: technique('execution', 'T1204', 'User Execution'),
  commandInterpreter: technique('execution', 'T1059', 'Command and Scripting Interpreter'),
  scheduledTask: technique('persistence', 'T1053', 'Scheduled Task/Job'),
  autostart: technique('persistence', 'T1547', 'Boot or Logon Autostart Execution'),
  exploitPrivilege: technique('privilege_escalation', 'T1068', 'Exploitation for Privilege Escalation'),
  validAccounts: technique('privilege_escalation', 'T1078', 'Valid Accounts'),
  processInjection: technique('defense_evasion', 'T1055', 'Process Injection'),
  obfuscatedFiles: technique('defense_evasion', 'T1027', 'Obfuscated Files or Information'),
  bruteForce: technique('credential_access', 'T1110', 'Brute Force'),
  stealTickets: technique('credential_access', 'T1558', 'Steal or Forge Kerberos Tickets'),
  networkServiceDiscovery: technique('discovery', 'T1046', 'Network Service Discovery'),
  remoteSystemDiscovery: technique('discovery', 'T1018', 'Remote System Discovery'),
  adminShares: technique('lateral_movement', 'T1021.002', 'SMB/Windows Admin Shares'),
  toolTransfer: technique('lateral_movement', 'T1570', 'Lateral Tool Transfer'),
  sharedDriveData: technique('collection', 'T1039', 'Data from Network Shared Drive'),
  emailCollection: technique('collection', 'T1114', 'Email Collection'),
  webProtocols: technique('command_and_control', 'T1071.001', 'Web Protocols'),
  dnsProtocol: technique('command_and_control', 'T1071.004', 'DNS'),
  protocolTunneling: technique('command_and_control', 'T1572', 'Protocol Tunneling'),
  ingressToolTransfer: technique('command_and_control', 'T1105', 'Ingress Tool Transfer'),
  overCommandChannel: technique('exfiltration', 'T1041', 'Exfiltration Over C2 Channel'),
  overAlternativeProtocol: technique('exfiltration', 'T1048', 'Exfiltration Over Alternative Protocol'),
  toCloudStorage: technique('exfiltration', 'T1567.002', 'Exfiltration to Cloud Storage'),
  encryptedForImpact: technique('impact', 'T1486', 'Data Encrypted for Impact'),
  inhibitRecovery: technique('impact', 'T1490', 'Inhibit System Recovery'),
  resourceHijacking: technique('impact', 'T1496', 'Resource Hijacking'),
} as const satisfies Readonly<Record<string, Attack>>;
