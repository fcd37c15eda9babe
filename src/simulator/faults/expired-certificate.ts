// Shows a certificate whose last day is over.
import type { FaultEffect, FaultKind } from '../fault.ts';

export const expiredCertificate: FaultKind = {
  name: 'expired-certificate',
  values: '',
  about: 'shows an expired certificate (with TLS)',
  read: (value): FaultEffect | undefined =>
    value === undefined ? { kind: 'certificate', certificate: 'expired' } : undefined,
};
