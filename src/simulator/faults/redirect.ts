// Sends the client somewhere else: to another host, where its signed headers must never arrive, or to a page of this one.
import type { FaultEffect, FaultKind } from '../fault.ts';
import { foundAnswer } from '../short-answer.ts';

const ELSEWHERE = 'https://login.corp.example/redirect';

const PAGES = ['/login', '/403'];

export const redirect: FaultKind = {
  name: 'redirect',
  values: `an http or https address, ${PAGES.join(' or ')}; ${ELSEWHERE} when left out`,
  about: 'answers 302 to another host, or to a page of this one',
  read: (value = ELSEWHERE): FaultEffect | undefined => {
    if (PAGES.includes(value)) return { kind: 'answer', begin: () => () => foundAnswer(value) };
    return /^https?:\/\/[\x21-\x7e]+$/.test(value) && URL.canParse(value)
      ? { kind: 'answer', begin: () => () => ({ status: 302, headers: { location: value }, body: '' }) }
      : undefined;
  },
};
