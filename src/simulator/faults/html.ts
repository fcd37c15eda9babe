// Sends a login page with status 200, as a client gets it that follows the appliance's redirect.
import type { FaultEffect, FaultKind } from '../fault.ts';
import { LOGIN_PAGE } from '../login-page.ts';

export const html: FaultKind = {
  name: 'html',
  values: '',
  about: 'answers 200 with a login page',
  read: (value): FaultEffect | undefined =>
    value === undefined ? { kind: 'answer', begin: () => () => LOGIN_PAGE } : undefined,
};
