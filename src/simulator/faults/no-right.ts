// How a token is refused that has no right to the endpoint: appliances differ.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const noRight = choiceOfQuirks(
  { name: 'no-right', about: 'refuses a token without the right by 302 to /403, or by 403 with either body' },
  { redirect: { refusesRight: 'redirect' }, json: { refusesRight: 'json' }, short: { refusesRight: 'short' } },
);
