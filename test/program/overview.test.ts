// `darktop` without a terminal: the overview once, as plain text.
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { runProgram } from './run-program.ts';

const FROZEN = ['--at', '2026-01-15T14:00:00Z'];

describe('darktop without a terminal', () => {
  it('prints the overview of the embedded appliance in 80 columns and ends with 0', async () => {
    const { code, out, err } = await runProgram(FROZEN);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
    for (const label of [
      'Events',
      'Severity',
      'By hour',
      'Devices',
      'Bandwidth',
      'Protocols',
      'ATT&CK',
      'Flows',
      'Top ports',
    ]) {
      expect(out).toMatch(new RegExp(`^${label} +\\S`, 'm'));
    }
    expect(out).not.toContain('not reported');
  });

  it('writes no escape code and nothing beyond ASCII when the locale knows no more', async () => {
    const { out } = await runProgram(FROZEN, { LANG: 'C' });
    expect(out.replace(/[\n\x20-\x7e]/g, '')).toBe('');
  });

  it('says the same for the same moment', async () => {
    const [one, two] = await Promise.all([runProgram(FROZEN), runProgram(FROZEN)]);
    expect(one.out).toBe(two.out);
  });

  it('shows what it could get and says what it could not', async () => {
    const { code, out } = await runProgram([...FROZEN, '--fault', 'error=403@network']);
    expect(code).toBe(77);
    expect(out).toMatch(/^Events +\d/m);
    expect(out).toMatch(/^! network: /m);
    expect(out).not.toMatch(/^Flows/m);
  });
});
