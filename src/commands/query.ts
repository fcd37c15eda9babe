// `darktop query`: one signed request, the raw JSON of its answer to standard output.
import type { CommandEntry } from './setting/program.ts';

export const query: CommandEntry = {
  name: 'query',
  register: (program) => {
    program.command('query').description('send one signed request and print the raw JSON of the answer');
  },
  complete: async (group, perform, args) => {
    const { completeQuery } = await import('./query/complete-query.ts');
    completeQuery(group, perform, args);
  },
};
