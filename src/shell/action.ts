// A key of the console itself, and what it does.
import type { Binding } from '../hooks/keys/binding.ts';
import type { ShellContext, Step } from './step.ts';

export type Action = Binding & Readonly<{ run(context: ShellContext): Step }>;
