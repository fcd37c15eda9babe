// What the servers are for, and which departments the people behind the workstations belong to.

export type ServerRole = Readonly<{ role: string; services: readonly string[]; isPublic: boolean }>;

const inside = (role: string, ...services: string[]): ServerRole => ({ role, services, isPublic: false });
const outside = (role: string, ...services: string[]): ServerRole => ({ role, services, isPublic: true });

/** In the order in which a growing company buys them; a bigger one starts over. */
export const SERVER_ROLES: readonly ServerRole[] = [
  inside('file', 'file'),
  inside('db', 'database', 'mysql'),
  outside('web', 'web'),
  inside('backup', 'backup'),
  outside('mail', 'mail'),
  inside('app', 'application'),
  inside('nvr', 'recorder'),
  inside('pbx', 'voice'),
  inside('build', 'build'),
  inside('mon', 'monitoring', 'log'),
  outside('vpn', 'vpn'),
  inside('db', 'database', 'postgresql'),
  inside('file', 'file'),
  inside('app', 'application'),
  inside('print', 'print'),
  inside('wiki', 'wiki'),
];

export type Department = Readonly<{ name: string; tag: string; complianceTags: readonly string[] }>;

export const DEPARTMENTS: readonly Department[] = [
  { name: 'finance', tag: 'finance-dept', complianceTags: ['SOX', 'PCI'] },
  { name: 'sales', tag: 'sales-dept', complianceTags: ['GDPR'] },
  { name: 'hr', tag: 'hr_department', complianceTags: ['GDPR'] },
  { name: 'engineering', tag: 'engineering-dept', complianceTags: [] },
  { name: 'support', tag: 'support-dept', complianceTags: ['GDPR'] },
  { name: 'it', tag: 'it-admin', complianceTags: [] },
  { name: 'legal', tag: 'legal-dept', complianceTags: ['SOX'] },
  { name: 'engineering', tag: 'engineering-dept', complianceTags: [] },
];
