// What is wrong with an answer that came with a good status.
import type { Failure } from '../../domain/failure.ts';
import type { Profile } from '../../domain/profile.ts';
import { clean } from '../../text/clean.ts';
import { withoutSecrets } from '../sign-request.ts';
import type { Subject } from './subject.ts';

export const notJson = (subject: Subject, contentType: string | null): Failure => ({
  kind: 'not-json',
  what: subject.endpoint,
  came: `${nameType(subject.profile, contentType)} came instead of JSON`,
  advice: 'Check host, and that no login page or proxy answers in place of the appliance.',
});

/** Masked before it is cut: half a token would not be known again. */
const nameType = (profile: Profile, contentType: string | null): string => {
  if (contentType === null) return 'something without a content type';
  const quotable = withoutSecrets(profile, contentType);
  return quotable === undefined ? 'something else' : clean(quotable, 60);
};

/** Undefined when so many bytes are not too many. */
export const tooLarge = ({ endpoint, limitBytes }: Subject, bytes: number): Failure | undefined =>
  limitBytes === undefined || bytes <= limitBytes
    ? undefined
    : {
        kind: 'too-large',
        limitBytes,
        what: endpoint,
        came: `the answer is larger than ${limitBytes} bytes`,
        advice: 'Ask for a shorter span or fewer fields, or raise max_body.',
      };

export const cancelled = (endpoint: string): Failure => ({
  kind: 'cancelled',
  what: endpoint,
  came: 'the request was cancelled',
  advice: '',
});
