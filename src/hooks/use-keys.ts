// Hears the keyboard: the one place that listens to Ink's input.
import { useInput, usePaste } from 'ink';
import { type Press, pressesOf } from './keys/press.ts';

export type KeysProps = Readonly<{
  onPress: (press: Press) => void;
  /** Text that came out of the clipboard, never taken for keys. */
  onPaste: (text: string) => void;
}>;

export const useKeys = ({ onPress, onPaste }: KeysProps): void => {
  useInput((input, key) => {
    for (const press of pressesOf(input, key)) onPress(press);
  });
  usePaste(onPaste);
};
