// Flows that become a file: chosen from a list, or told to the command line.
import { describe, expect, it } from 'vitest';
import { failed, type Result, success } from '../../src/domain/result.ts';
import { writeOutcome } from '../../src/panes/flows/write-outcome.ts';
import { PANES } from '../../src/panes/index.ts';
import type { Outcome } from '../../src/panes/pane.ts';
import { completeLine } from '../../src/shell/palette/run-line.ts';
import { FAILURES } from '../live/session-kit.ts';
import { flowsToWrite } from '../panes/flows-to-write.ts';
import { aConsole, type Driven, type FakeServices, settle, someServices } from './a-console.ts';

const WRITTEN = flowsToWrite();

/** `open` asks for the format. */
const writing = (action: string): Outcome | undefined => writeOutcome(action === 'open' ? 'write' : action, WRITTEN);

/** In a console whose first pane does only what a test says. */
const acting = (act: (action: string) => Outcome | undefined, services: FakeServices = someServices()): Driven =>
  aConsole({
    services,
    panes: PANES.map((pane) => ({ ...pane, show: (context) => ({ ...pane.show(context), act }) })),
  });

const errorIn = ({ state }: Driven): string | undefined => {
  const { overlay } = state();
  return overlay?.kind === 'palette' ? overlay.error : undefined;
};

const textsOf = ({ services }: Driven): readonly string[] =>
  services.writes.map(({ chunks }) => [...chunks(0)].join(''));

describe('a format that is chosen', () => {
  it('makes the file, and the view stays as it is', async () => {
    const driven = acting(writing);
    const before = driven.view();
    driven.press('enter');
    expect(driven.state().overlay).toMatchObject({ kind: 'choose', choice: 'write', list: { index: 0 } });
    driven.press('j enter');
    expect(driven.state().overlay).toBeUndefined();
    expect(driven.services.writes).toMatchObject([{ what: 'flows', extension: 'ndjson', file: undefined }]);
    expect(textsOf(driven)[0]).toMatch(/^\{"darktop":"flows"/);
    expect(driven.view()).toBe(before);
    await settle();
    expect(driven.note()).toBe('wrote /tmp/flows.csv, 1.2 MB');
  });

  it('makes none when the list is left', () => {
    const driven = acting(writing);
    driven.press('enter j esc');
    expect(driven.state().overlay).toBeUndefined();
    expect(driven.services.writes).toEqual([]);
  });

  it('is nothing but data until then: what is shown when it is taken decides', () => {
    const outcome = writing('open');
    let taken: string | undefined;
    const driven = acting((action) => {
      if (action === 'open') return outcome;
      taken = action;
      return { kind: 'tell', text: 'the flows have gone', meaning: 'dim' };
    });
    driven.press('enter');
    expect(structuredClone(driven.state().overlay)).toEqual(driven.state().overlay);
    driven.press('G enter');
    expect(taken).toBe('write json');
    expect(driven.note()).toBe('the flows have gone');
  });
});

describe(':write', () => {
  it('writes into a file that is named or not', () => {
    const driven = acting(writing);
    driven.run('write csv');
    driven.run('write json my flows.json');
    expect(driven.services.writes).toMatchObject([
      { what: 'flows', extension: 'csv', file: undefined },
      { what: 'flows', extension: 'json', file: 'my flows.json' },
    ]);
    expect(textsOf(driven)[0]).toMatch(/^# filter: port:443\r\n/);
  });

  it('completes the format', () => {
    const { context } = acting(writing).console.get();
    const completing = (line: string) => completeLine(line, line.length, context).options.map(({ id }) => id);
    expect(completing('write ')).toEqual(['csv', 'ndjson', 'json']);
    expect(completing('write nd')).toEqual(['ndjson']);
    expect(completing('write csv fl')).toEqual([]);
  });

  it.each([
    ['write', 'something is missing'],
    ['write cvs', 'Did you mean "csv"?'],
  ])('refuses "%s"', (line, told) => {
    const driven = acting(writing);
    driven.run(line);
    expect(errorIn(driven)).toContain(told);
    expect(driven.services.writes).toEqual([]);
  });

  it('says where it works when it does not here', () => {
    const driven = acting(() => undefined);
    driven.run('write csv');
    expect(errorIn(driven)).toBe(
      'write: there are no flows here to write. It works in the flows pane, once they are there.',
    );
  });

  it('tells what the pane says instead', () => {
    const driven = acting(() => ({ kind: 'tell', text: 'the flows are still being ordered', meaning: 'dim' }));
    driven.run('write csv');
    expect(driven.note()).toBe('the flows are still being ordered');
    expect(driven.services.writes).toEqual([]);
  });
});

describe('a file', () => {
  it('is told of while it is written, and where it is when it is done', async () => {
    const file = Promise.withResolvers<Result<string>>();
    const driven = acting(writing, { ...someServices(), writeFile: () => file.promise });
    driven.run('write csv');
    expect(driven.note()).toBe('writing flows as csv …');
    file.resolve(success('/home/me/flows\u001b[31m.csv, 1.2 MB'));
    await settle();
    expect(driven.note()).toMatch(/^wrote \/home\/me\/flows.*\.csv, 1\.2 MB$/);
    expect(driven.note()).not.toContain('\u001b');
  });

  it('that cannot be written is told of with what to do', async () => {
    const services = someServices();
    services.plan.write = failed(FAILURES.configuration);
    const driven = acting(writing, services);
    driven.run('write csv');
    await settle();
    expect(driven.note()).toBe('part: it did not come. Wait.');
  });
});
