// What is new, in one short line.
import { describe, expect, it } from 'vitest';
import { newsText } from '../../src/shell/news-text.ts';
import { anAttention } from './an-attention.ts';

const ACME = { profile: 'acme-prod', ascii: false };

describe('what is new', () => {
  it('is counted, and the worst of it named with what it is about', () => {
    const worst = anAttention({ severity: 'critical' });
    expect(newsText([worst, anAttention({ id: 'b' })], ACME)).toBe(
      'darktop acme-prod: 2 new findings, critical: SMB from one device to many others (ws-0142)',
    );
  });

  it('is not counted where it is one', () => {
    expect(newsText([anAttention()], ACME)).toBe(
      'darktop acme-prod: new finding, high: SMB from one device to many others (ws-0142)',
    );
  });

  it.each([
    ['its title names', anAttention({ title: 'ws-0142 sent 4 GB' }), 'ws-0142 sent 4 GB'],
    [
      'is the network',
      anAttention({ title: '3 critical alerts', entity: { kind: 'network', name: 'network' } }),
      '3 critical alerts',
    ],
  ])('does not say again what %s', (_, item, told) => {
    expect(newsText([item], ACME)).toBe(`darktop acme-prod: new finding, high: ${told}`);
  });

  it('holds nothing that steers a terminal or turns the reading direction', () => {
    const hostile = anAttention({
      title: 'a\u001b]0;x\u0007\u202eb',
      entity: { kind: 'device', name: 'n\u009bm\n\u200f' },
    });
    expect(newsText([hostile], { profile: 'p\u0007', ascii: false })).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('is ASCII where the terminal knows no more', () => {
    expect(newsText([anAttention({ title: 'größer → 你' })], { ...ACME, ascii: true })).toMatch(/^[ -~]+$/);
  });

  it('is nothing of nothing', () => {
    expect(newsText([], ACME)).toBe('');
  });
});
