// The code of a thread as one text, which the program holds in itself: beside its one file there is none to start a thread from.
import { type BuildOptions, build } from 'esbuild';

const root = new URL('../../', import.meta.url);

/** What is the same for the program and for the threads it starts. */
export const SHARED = {
  absWorkingDir: root.pathname,
  bundle: true,
  platform: 'node',
  target: 'node22.19',
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

export type ThreadCode = Readonly<{
  text: string;
  /** The files it is made of. */
  files: readonly string[];
}>;

export const bundleThread = async (entry: string): Promise<ThreadCode> => {
  // Node runs a text as CommonJS.
  const how = { format: 'cjs', minify: true, write: false, metafile: true } as const;
  const { outputFiles, metafile } = await build({ ...SHARED, ...how, entryPoints: [entry] });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`${entry} became no code`);
  return { text: output.text, files: Object.keys(metafile.inputs) };
};
