// Sends a login page with status 200, as a client gets it that follows the appliance's redirect.
import type { FaultEffect, FaultKind } from '../fault.ts';

const LOGIN_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Log In</title></head><body><form method="post"><input name="username"></form></body></html>\n';

export const html: FaultKind = {
  name: 'html',
  values: '',
  about: 'answers 200 with a login page',
  read: (value): FaultEffect | undefined =>
    value === undefined
      ? {
          kind: 'answer',
          begin: () => () => ({
            status: 200,
            headers: { 'content-type': 'text/html; charset=utf-8' },
            body: LOGIN_PAGE,
          }),
        }
      : undefined,
};
