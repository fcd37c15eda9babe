// Says in a report what a person left out of it by a filter: a part must never be taken for the whole.
import { clean } from '../../text/clean.ts';
import type { NotReported } from '../document.ts';
import type { ReportContent, ReportQuestion } from '../report-definition.ts';

const LONGEST = 200;

export const tellNarrowing = (content: ReportContent, question: ReportQuestion): ReportContent => {
  const left = leftOut(question);
  if (left.length === 0) return content;
  return {
    ...content,
    summary: `${content.summary} Narrowed by ${left.map(({ id, value }) => `${id} ${value}`).join(', ')}.`,
    parts: [
      ...content.parts,
      { sections: [], data: {}, notReported: left.map(({ id, reason }): NotReported => ({ id, reason })) },
    ],
  };
};

type LeftOut = NotReported & Readonly<{ value: string }>;

const leftOut = ({ filter, odid, port, externalDomain }: ReportQuestion): readonly LeftOut[] => [
  ...(filter === undefined ? [] : [one('--filter', `"${filter}"`, 'flows that do not match it were left out')]),
  ...(odid === undefined ? [] : [one('--odid', String(odid), 'what the device did with others was left out')]),
  ...(port === undefined ? [] : [one('--port', String(port), 'what the device did on other ports was left out')]),
  ...(externalDomain === undefined
    ? []
    : [one('--domain', externalDomain, 'what the device did with other domains was left out')]),
];

const one = (id: string, value: string, what: string): LeftOut => {
  const told = clean(value, LONGEST);
  return { id, value: told, reason: `${told}: ${what}` };
};
