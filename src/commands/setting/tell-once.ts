// Says a trouble when it begins, and not again while it lasts.
import { type Failure, tellFailure } from '../../domain/failure.ts';

export type TellOnce = (failure: Failure | undefined) => Promise<void>;

/** Undefined says that all is well again: then the same trouble would be news. `more` follows the failure. */
export const createTellOnce = (tell: (text: string) => Promise<void>, more: string): TellOnce => {
  let told: string | undefined;
  return async (failure) => {
    const text = failure && `${tellFailure(failure)} ${more}`;
    const isNews = text !== undefined && text !== told;
    told = text;
    if (isNews) await tell(text);
  };
};
