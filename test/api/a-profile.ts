// Profiles for tests: everything plain unless the test says otherwise.
import type { Profile } from '../../src/domain/profile.ts';
import { Secret } from '../../src/domain/secret.ts';

export const PUBLIC_TOKEN = '0123456789abcdef0123456789abcdef01234567';
export const PRIVATE_TOKEN = 'fedcba9876543210fedcba9876543210fedcba98';

export const aProfile = (differs: Partial<Profile> = {}): Profile => ({
  name: 'test',
  host: new URL('https://appliance.example'),
  publicToken: new Secret(PUBLIC_TOKEN),
  privateToken: new Secret(PRIVATE_TOKEN),
  dateFormat: 'spaced',
  clockOffsetMs: 0,
  dialect: 'documented',
  tls: { kind: 'system' },
  proxy: undefined,
  allowsHttp: false,
  connectTimeoutMs: 5_000,
  readTimeoutMs: 5_000,
  maxBodyBytes: 1_000_000,
  linkCapacityMbps: undefined,
  ...differs,
});
