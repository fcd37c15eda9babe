// The house rules that a machine can check: who may import whom, what may be named, how large a file may grow.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = [
  'domain',
  'text',
  'theme',
  'flows',
  'wire',
  'analysis',
  'config',
  'api',
  'live',
  'report',
  'simulator',
  'terminal',
  'hooks',
  'widgets',
  'panes',
  'shell',
  'commands',
] as const;

/** Beside the rooms: the entry point, the one loader of ink-table, and the build script, which no room may import. */
const ENTRY = 'cli.ts';
const OUTSIDE = ['vendor', 'build'];

const FORBIDDEN_NAMES = /(^|[-/])(utils?|helpers?|common|manager|misc)(?=[-./]|$)/;

/** What a room must never import, beside what lies above it. */
const FORBIDDEN_IMPORTS: Readonly<Record<string, RegExp>> = {
  domain: /^(node:(?!util$)|react|ink|ky|undici)/,
  text: /^(node:|react|ink|ky|undici)/,
  wire: /^(node:|react|ink|ky|undici)/,
  analysis: /^(node:|react|ink|ky|undici)/,
  flows: /^(node:|react|ink|ky|undici)/,
  report: /^(react|ink|ky|undici|node:(fs|http|net|child_process))/,
  simulator: /^(react|ink|ky|undici)/,
  live: /^(ink|react$)/,
};

/** The simulator has its own writers and its own signature check, so that a mistake in ours cannot hide in its. */
const SIMULATOR_MAY_USE = ['domain', 'text', 'simulator'];

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

const sources = filesBelow(src).filter((path) => /\.tsx?$/.test(path));
const textOf = (path: string): string => readFileSync(path, 'utf8');
const nameOf = (path: string): string => relative(src, path);
const roomOf = (path: string): string => nameOf(path).split('/')[0] ?? '';

const importsOf = (path: string): string[] =>
  [
    ...textOf(path).matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|\n\s*import\s*'([^']+)'/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const localImportsOf = (path: string): string[] =>
  importsOf(path)
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(path), name));

describe('the import rule', () => {
  it('knows every folder of src', () => {
    const folders = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());
    expect(folders.filter((name) => !(ROOMS as readonly string[]).includes(name) && !OUTSIDE.includes(name))).toEqual(
      [],
    );
    expect(readdirSync(src).filter((name) => statSync(join(src, name)).isFile())).toEqual([ENTRY]);
  });

  it('reads imports: the entry point has some', () => {
    expect(localImportsOf(join(src, ENTRY)).length).toBeGreaterThan(0);
  });

  it('lets a room import only itself and rooms listed before it', () => {
    const climbs = sources
      .filter((path) => (ROOMS as readonly string[]).includes(roomOf(path)))
      .flatMap((path) =>
        localImportsOf(path)
          .filter((target) => {
            const to = (ROOMS as readonly string[]).indexOf(roomOf(target));
            const allowsVendor = roomOf(target) === 'vendor' && roomOf(path) === 'widgets';
            return !allowsVendor && (to === -1 || to > (ROOMS as readonly string[]).indexOf(roomOf(path)));
          })
          .map((target) => `${nameOf(path)} -> ${nameOf(target)}`),
      );
    expect(climbs).toEqual([]);
  });

  it('has no cycles between files', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].map(nameOf).join(' -> '));
        return;
      }
      state.set(path, 'open');
      for (const next of localImportsOf(path)) if (existsSync(next)) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of sources) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('keeps each room from what it must never touch', () => {
    const touches = sources.flatMap((path) => {
      const forbidden = FORBIDDEN_IMPORTS[roomOf(path)];
      return forbidden === undefined
        ? []
        : importsOf(path)
            .filter((name) => forbidden.test(name))
            .map((name) => `${nameOf(path)} -> ${name}`);
    });
    expect(touches).toEqual([]);
  });

  it('keeps the simulator apart from the decoders and the client', () => {
    const uses = sources
      .filter((path) => roomOf(path) === 'simulator')
      .flatMap((path) =>
        localImportsOf(path)
          .filter((target) => !SIMULATOR_MAY_USE.includes(roomOf(target)))
          .map(nameOf),
      );
    expect(uses).toEqual([]);
  });

  it('points every import at a file that exists', () => {
    const lost = sources.flatMap((path) =>
      localImportsOf(path)
        .filter((target) => !existsSync(target))
        .map((target) => `${nameOf(path)} -> ${nameOf(target)}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('names', () => {
  it('are kebab-case and say what the file is about', () => {
    const bad = sources
      .map(nameOf)
      .filter((name) => !/^([a-z0-9-]+\/)*[a-z0-9-]+\.tsx?$/.test(name) || FORBIDDEN_NAMES.test(name));
    expect(bad).toEqual([]);
  });

  it('are exported by name, never as default', () => {
    expect(sources.filter((path) => /^export default/m.test(textOf(path))).map(nameOf)).toEqual([]);
  });

  it('cast only where the outside comes in', () => {
    const casts = sources
      .filter((path) => !['wire', 'vendor', 'build'].includes(roomOf(path)))
      .flatMap((path) =>
        textOf(path)
          .split('\n')
          .filter(
            (line) =>
              / as (?!const\b|type\b)[A-Za-z({[]/.test(
                line.replace(/\/\/.*|'[^']*'|"[^"]*"|`[^`]*`|\[\w+ in .*\]:|^\s*\*.*/g, ''),
              ) && !/^\s*(import|export|\}|\/\*)/.test(line),
          )
          .map((line) => `${nameOf(path)}: ${line.trim()}`),
      );
    expect(casts).toEqual([]);
  });

  it('open every file with a sentence that says what it is for', () => {
    expect(sources.filter((path) => !/^(#!.*\n)?(\/\/|\/\*\*)/.test(textOf(path))).map(nameOf)).toEqual([]);
  });
});

describe('sizes', () => {
  const lengths = sources.map((path) => ({ name: nameOf(path), lines: textOf(path).split('\n').length - 1 }));

  it('stay below 300 lines a file', () => {
    expect(lengths.filter((file) => file.lines > 300)).toEqual([]);
  });

  it('stay below 120 lines in the median', () => {
    const sorted = lengths.map((file) => file.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(120);
  });
});

/** Registry folders: every file in them stands in their index, and nothing else does. */
const REGISTRIES = [
  'commands',
  'api/endpoints/documented',
  'api/endpoints/appliance',
  'simulator/scenarios',
  'simulator/faults',
  'analysis/rules',
  'analysis/detectors',
  'panes',
  'theme/palettes',
  'report/formats',
];

describe('registries', () => {
  for (const folder of REGISTRIES.filter((name) => existsSync(join(src, name, 'index.ts')))) {
    it(`${folder} lists every file it holds`, () => {
      const entries = readdirSync(join(src, folder))
        .filter((name) => name !== 'index.ts')
        .map((name) => join(src, folder, name));
      const listed = localImportsOf(join(src, folder, 'index.ts')).filter(
        (path) => dirname(path) === join(src, folder),
      );
      const files = entries.filter((path) => statSync(path).isFile());
      expect(listed.sort()).toEqual(files.sort());
    });
  }

  it('are there', () => {
    expect(REGISTRIES.filter((name) => existsSync(join(src, name, 'index.ts'))).length).toBeGreaterThan(0);
  });
});

describe('secrets', () => {
  it('are revealed only where a request is signed', () => {
    const reveals = sources.filter((path) => /\.reveal\(\)/.test(textOf(path))).map(nameOf);
    expect(reveals.filter((name) => !['api/signature.ts', 'api/sign-request.ts'].includes(name))).toEqual([]);
  });
});

describe('tests that share what they import', () => {
  it('replace no module and change no environment: those stand alone, as their name says', () => {
    const tests = filesBelow(join(src, '..', 'test')).filter((path) => /\.test\.tsx?$/.test(path));
    const changing = tests.filter((path) =>
      /\bvi\.(?:mock|doMock|stubEnv)\(|\bprocess\.env\.\w+ = /.test(textOf(path)),
    );
    expect(
      changing.filter((path) => !/\.alone\.test\.tsx?$/.test(path) && !/\/(?:program|terminal)\//.test(path)),
    ).toEqual([]);
    expect(changing).not.toEqual([]);
  });
});
