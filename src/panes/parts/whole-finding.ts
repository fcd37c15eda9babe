// A finding whole, however much of it the screen cuts off.
import type { Finding } from '../../domain/finding.ts';
import { FINDINGS } from './document-sketch.ts';

/** `id`: of the spot that is selected; undefined where that is no finding. */
export const wholeFinding = (id: string | undefined, findings: readonly Finding[] | undefined) => {
  const finding = id === undefined ? undefined : findings?.find((one) => id === `${FINDINGS}/${one.id}`);
  return finding && { text: `${finding.title}. ${finding.evidence} ${finding.action}`, what: 'finding' };
};
