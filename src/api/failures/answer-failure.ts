// What is wrong with an answer that came with a good status.
import type { Failure } from '../../domain/failure.ts';
import { clean } from '../../text/clean.ts';
import type { Subject } from './subject.ts';

export const notJson = (subject: Subject, contentType: string | null): Failure => ({
  kind: 'not-json',
  what: subject.endpoint,
  came: /html/i.test(contentType ?? '')
    ? 'a web page came instead of data'
    : `${contentType === null ? 'something without a content type' : clean(contentType, 60)} came instead of JSON`,
  advice: 'Check host, and that no login page or proxy answers in place of the appliance.',
});

export const tooLarge = (subject: Subject): Failure => ({
  kind: 'too-large',
  limitBytes: subject.profile.maxBodyBytes,
  what: subject.endpoint,
  came: `the answer is larger than ${subject.profile.maxBodyBytes} bytes`,
  advice: 'Ask for a shorter span or fewer fields, or raise the body limit.',
});

export const cancelled = (endpoint: string): Failure => ({
  kind: 'cancelled',
  what: endpoint,
  came: 'the request was cancelled',
  advice: '',
});
