// A screen reader hears what is new, once, and nothing that is not words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpoken } from '../../src/terminal/spoken.ts';

describe('spoken frames', () => {
  it('tell at first everything that says something, without its looks', () => {
    expect(createSpoken().draw('\u001b[1m Stats\u001b[0m\n\n──────\n▁▃▅▇\n  2 critical   ')).toBe(
      'Stats\r\n2 critical\r\n',
    );
  });

  it('tell afterwards only the lines that are new, in their order', () => {
    const spoken = createSpoken();
    spoken.draw('Stats\nevents: 10\nbreaches: 2');
    expect(spoken.draw('Stats\nevents: 11\nbreaches: 2\nnotice: slow')).toBe('events: 11\r\nnotice: slow\r\n');
    expect(spoken.draw('notice: slow\nStats\nevents: 11')).toBe('');
    expect(spoken.draw('breaches: 2')).toBe('breaches: 2\r\n');
  });

  it('do not tell again what only lost that it was selected', () => {
    const spoken = createSpoken();
    spoken.draw('selected: critical 2\nhigh 3');
    expect(spoken.draw('critical 2\nselected: high 3')).toBe('selected: high 3\r\n');
  });

  it('tell what is the same line twice in the same breath, twice', () => {
    expect(createSpoken().draw('none\nnone')).toBe('none\r\nnone\r\n');
  });

  it.each([
    ['  Stats › MITRE', 'Stats, MITRE'],
    ['‖ paused  » more', 'paused, more'],
    ['Severity   ▲ critical 2   △ high 3   ◇ low 0', 'Severity, critical 2, high 3, low 0'],
    ['· info 3 · 4', 'info 3, 4'],
    ['Bytes ↓  Flows ↑', 'Bytes, Flows'],
    ['│ rule │ SEC-R1 │', 'rule, SEC-R1'],
    ['── Peers ─────', 'Peers'],
    ['HTTPS ████▊▒▒ 33 %', 'HTTPS, 33 %'],
    ['address:   10.1.2.3   vendor  Acme, Inc.   owner  none', 'address: 10.1.2.3, vendor, Acme, Inc., owner, none'],
    ['one blank between words', 'one blank between words'],
    ['l’Hospitalet·de·l’Infant', 'l’Hospitalet·de·l’Infant'],
  ])('tell %j as %j', (line, told) => {
    expect(createSpoken().draw(line)).toBe(`${told}\r\n`);
  });

  it('leave out a line that was nothing but drawn', () => {
    expect(createSpoken().draw('┌──┬──┐\n│ ▲ │ ● │\n └ › »\n· · ·\n→')).toBe('');
  });

  it('tell nothing again for a mark that moved', () => {
    const spoken = createSpoken();
    spoken.draw('› one\n  two');
    expect(spoken.draw('  one\n› two')).toBe('');
  });

  it('hold no control characters but the ends of lines, whatever the frames hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 4 }), (frames) => {
        const spoken = createSpoken();
        const all = frames.map((frame) => spoken.draw(frame)).join('');
        expect(all.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
