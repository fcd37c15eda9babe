// Flows as JSON, as one document or one object in each line. What was not reported is not there.
import type { Flow, FlowEnd } from '../../domain/flow.ts';
import { isoTime } from '../../text/utc.ts';
import type { FlowsHead, FlowWriter } from './flow-writer.ts';

export const ndjsonWriter: FlowWriter = {
  open: (head) => `${JSON.stringify(plainHead(head))}\n`,
  write: (flow) => `${JSON.stringify(plainFlow(flow))}\n`,
  between: '',
  close: '',
};

export const jsonWriter: FlowWriter = {
  open: (head) => `${JSON.stringify(plainHead(head)).slice(0, -1)},"flows":[`,
  write: (flow) => `\n${JSON.stringify(plainFlow(flow))}`,
  between: ',',
  close: '\n]}\n',
};

const plainHead = ({ startAt, endAt, writtenAt, ...head }: FlowsHead) => ({
  darktop: 'flows',
  filter: head.filter,
  asked: head.asked,
  window: { start: isoTime(startAt), end: isoTime(endAt) },
  count: head.count,
  of: head.of,
  reportedCount: head.reportedCount,
  note: head.note,
  appliance: head.appliance,
  writtenAt: isoTime(writtenAt),
});

const plainFlow = ({ startAt, endAt, source, destination, ...rest }: Flow) => ({
  startAt: isoTime(startAt),
  endAt: isoTime(endAt),
  ...rest,
  source: plainEnd(source),
  destination: plainEnd(destination),
});

const plainEnd = (end: FlowEnd | undefined) =>
  end === undefined
    ? undefined
    : { ...end, firstSeenAt: isoTime(end.firstSeenAt), lastSeenAt: isoTime(end.lastSeenAt) };
