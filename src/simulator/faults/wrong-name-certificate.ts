// Shows a certificate made out to another host.
import type { FaultEffect, FaultKind } from '../fault.ts';

export const wrongNameCertificate: FaultKind = {
  name: 'wrong-name-certificate',
  values: '',
  about: 'shows a certificate of another host (with TLS)',
  read: (value): FaultEffect | undefined =>
    value === undefined ? { kind: 'certificate', certificate: 'wrong-name' } : undefined,
};
