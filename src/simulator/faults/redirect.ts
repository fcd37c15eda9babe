// Sends the client to another host, where its signed headers must never arrive.
import type { FaultEffect, FaultKind } from '../fault.ts';

const ELSEWHERE = 'https://login.corp.example/redirect';

export const redirect: FaultKind = {
  name: 'redirect',
  values: `an http or https address; ${ELSEWHERE} when left out`,
  about: 'answers 302 to another host',
  read: (value = ELSEWHERE): FaultEffect | undefined =>
    /^https?:\/\/[\x21-\x7e]+$/.test(value) && URL.canParse(value)
      ? { kind: 'answer', begin: () => () => ({ status: 302, headers: { location: value }, body: '' }) }
      : undefined,
};
