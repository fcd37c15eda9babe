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

const plainHead = ({ filter, asked, startAt, endAt, count, of, reportedCount, appliance, writtenAt }: FlowsHead) => ({
  darktop: 'flows',
  filter,
  asked,
  window: { start: isoTime(startAt), end: isoTime(endAt) },
  count,
  of,
  reportedCount,
  appliance,
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
