// What comes of the wish to write flows into a file.
import { describe, expect, it } from 'vitest';
import { FLOW_FORMATS, writeFlows } from '../../src/flows/writing/write-flows.ts';
import { writeOutcome } from '../../src/panes/flows/write-outcome.ts';
import { flowsToWrite } from './flows-to-write.ts';

const WRITTEN = flowsToWrite();

describe('writing flows', () => {
  it('first asks for the format, and what is taken is acted upon', () => {
    const outcome = writeOutcome('write', WRITTEN);
    expect(outcome).toMatchObject({ kind: 'choose', choice: 'write', title: 'Write the flows as', does: 'act' });
    if (outcome?.kind !== 'choose') throw new Error('nothing to choose from');
    expect(outcome.options.map(({ id }) => id)).toEqual(FLOW_FORMATS);
    expect(outcome.options.every(({ detail }) => detail !== undefined)).toBe(true);
    for (const { id } of outcome.options) expect(writeOutcome(`write ${id}`, WRITTEN)?.kind).toBe('write');
  });

  it.each(FLOW_FORMATS)('makes the whole file, as often as it is wanted: %s', (format) => {
    const outcome = writeOutcome(`write ${format}`, WRITTEN);
    expect(outcome).toMatchObject({ kind: 'write', what: 'flows', extension: format, file: undefined });
    if (outcome?.kind !== 'write') throw new Error('nothing to write');
    for (let time = 0; time < 2; time += 1)
      expect([...outcome.chunks(WRITTEN.head.writtenAt)]).toEqual([...writeFlows(format, WRITTEN)]);
  });

  it.each(['', 'sort', 'write ', 'write xml', 'write csv flows.csv', 'rewrite csv'])(
    '"%s" is no such wish',
    (action) => {
      expect(writeOutcome(action, WRITTEN)).toBeUndefined();
    },
  );
});
