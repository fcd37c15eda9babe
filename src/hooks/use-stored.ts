// What a store outside of React holds at this moment, and a new drawing when it holds something else.
import { useSyncExternalStore } from 'react';

/** `get` gives the same object as long as nothing changed. */
export type Store<T> = Readonly<{ get(): T; subscribe(listener: () => void): () => void }>;

export const useStored = <T>({ get, subscribe }: Store<T>): T => useSyncExternalStore(subscribe, get, get);
