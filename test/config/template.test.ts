// The file that `config init` writes: valid as it is, and valid with everything in it switched on.
import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/config/file-tables.ts';
import { PROFILE_KEYS, TABLES, TOP_KEYS } from '../../src/config/schema.ts';
import { writeTemplate } from '../../src/config/template.ts';
import { NUMBER_KEYS } from '../../src/config/thresholds.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { aMachine, configOf, profileOf } from './builders.ts';

const SWITCHED_ON = writeTemplate().replace(/^#(?=\S)/gm, '');

const complaintAbout = (text: string): string => {
  const tables = readTables(text, 'config.toml');
  return tables.ok ? '' : tellFailure(tables.failure);
};

describe('the template', () => {
  it('configures nothing as it is', async () => {
    const machine = aMachine();
    expect(configOf(await machine.load(writeTemplate()))).toMatchObject({
      profile: undefined,
      settings: configOf(await aMachine().load(undefined)).settings,
    });
  });

  it('is valid with every key switched on', async () => {
    expect(complaintAbout(SWITCHED_ON)).toBe('');
    expect(profileOf(await aMachine().load(SWITCHED_ON)).name).toBe('acme');
  });

  it('is valid with any one line switched on', () => {
    const lines = writeTemplate().split('\n');
    const keys = lines.flatMap((line, index) => (/^#\w+ =/.test(line) ? [index] : []));
    expect(keys.length).toBeGreaterThan(50);
    for (const key of keys) {
      // A key of a profile needs the line of its table, and the name of the default profile needs the profile.
      const heads = /^#default_profile/.test(lines[key] ?? '') ? (_: number) => true : (index: number) => index < key;
      const text = lines.map((line, index) =>
        index === key || (/^#\[/.test(line) && heads(index)) ? line.slice(1) : line,
      );
      expect(complaintAbout(text.join('\n'))).toBe('');
    }
  });

  it('has every key of the schema, and beside it what it is for', () => {
    const schemas = [TOP_KEYS, PROFILE_KEYS, ...Object.values(TABLES)];
    for (const [name, key] of schemas.flatMap((schema) => Object.entries(schema))) {
      expect(writeTemplate()).toMatch(new RegExp(`^#${name} = `, 'm'));
      expect(writeTemplate().replaceAll('\n# ', ' ')).toContain(key.sentence);
    }
  });

  it('shows the defaults', () => {
    expect(writeTemplate()).toContain('#network = "30s"');
    expect(writeTemplate()).toContain('#sec_r2_high_alerts = 5');
  });
});

describe('a threshold', () => {
  it('is named after the rule it belongs to', () => {
    for (const [name, { rule }] of Object.entries(NUMBER_KEYS)) {
      const [room = '', part = ''] = rule.toLowerCase().split('-');
      expect(name.startsWith(`${room}_${part}`) || name === 'ser_history_hours').toBe(true);
    }
  });
});
