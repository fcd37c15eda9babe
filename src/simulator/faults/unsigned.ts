// Sends those who sign nothing to the login page of the same host, as older appliances do.
import { choiceOfQuirks } from '../quirk-fault.ts';

export const unsigned = choiceOfQuirks(
  { name: 'unsigned', about: 'sends a request without DTAPI headers to another host or to the login page' },
  { elsewhere: { sendsUnsigned: 'elsewhere' }, login: { sendsUnsigned: '/login' } },
);
