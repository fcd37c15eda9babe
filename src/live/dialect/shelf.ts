// Where what an appliance told may outlive the program: small texts under names. Whoever runs the program says where, if anywhere.

export type Shelf = Readonly<{
  /** Undefined where there is none, or none that can be read. Never fails. */
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all; where it cannot be kept, it is not. Never fails. */
  write(name: string, text: string): Promise<void>;
}>;

export type PatientShelf = Readonly<{
  read: Shelf['read'];
  /** Nobody waits for it. */
  put(name: string, text: string): void;
  /** Resolves when everything is written. */
  written(): Promise<void>;
}>;

/** Without a shelf nothing is kept. */
export const patient = (shelf: Shelf | undefined): PatientShelf => {
  const writing = new Set<Promise<void>>();
  return {
    read: async (name) => shelf?.read(name),
    put: (name, text) => {
      if (shelf === undefined) return;
      const write = shelf.write(name, text).finally(() => writing.delete(write));
      writing.add(write);
    },
    written: async () => {
      await Promise.all(writing);
    },
  };
};
