// The README tells the keys as they are.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyTable } from '../../src/build/key-table.ts';

describe('the table of keys in the README', () => {
  it('is the one that the keys work by', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(keyTable());
  });
});
