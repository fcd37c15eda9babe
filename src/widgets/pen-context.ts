// Hands the pen to every widget, so that no pane has to pass it on.
import { createContext, useContext } from 'react';
import { type Pen, PLAIN_PEN } from '../theme/pen.ts';

export const PenContext = createContext<Pen>(PLAIN_PEN);

export const usePen = (): Pen => useContext(PenContext);
