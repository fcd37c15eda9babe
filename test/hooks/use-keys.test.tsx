// Bytes from a terminal arrive as presses, each once and in order; what comes out of the clipboard never does.
import { Text } from 'ink';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useKeys } from '../../src/hooks/use-keys.ts';

afterEach(cleanup);

const listen = () => {
  const heard: string[] = [];
  const pasted: string[] = [];
  const Listener = () => {
    useKeys({ onPress: (press) => heard.push(press), onPaste: (text) => pasted.push(text) });
    return <Text>listening</Text>;
  };
  const { stdin, rerender, unmount } = render(<Listener />);
  return { heard, pasted, write: stdin.write, again: () => rerender(<Listener />), unmount };
};

describe('keys', () => {
  it.each([
    ['jjj', ['j', 'j', 'j']],
    ['gg', ['g', 'g']],
    [':help\r', [':', 'h', 'e', 'l', 'p', 'enter']],
    ['\u001b[A\u001b[B', ['up', 'down']],
    ['\u001bOA', ['up']],
    ['\u001b[5~\u001b[6~', ['pgup', 'pgdn']],
    ['\u001b[H\u001b[F', ['home', 'end']],
    ['\u001b[Z', ['shift+tab']],
    ['\u001b[1;5D', ['ctrl+left']],
    ['\u001b[1;3C', ['alt+right']],
    ['\u001bb', ['alt+b']],
    ['\u001b\u007f', ['alt+backspace']],
    ['\u007f\u007f', ['backspace', 'backspace']],
    ['\u001b[3~', ['delete']],
    ['\u0003', ['ctrl+c']],
    ['\u001a', ['ctrl+z']],
    ['\u0000', ['ctrl+space']],
    ['\t', ['tab']],
    ['\n', ['enter']],
    ['ж東👍🏽', ['ж', '東', '👍🏽']],
  ])('%j are %j', async (bytes, presses) => {
    const { heard, write } = listen();
    write(bytes);
    await vi.waitFor(() => expect(heard).toEqual(presses));
  });

  it('take an escape for the key that it is when nothing follows', async () => {
    const { heard, write } = listen();
    write('\u001b');
    await vi.waitFor(() => expect(heard).toEqual(['esc']));
  });

  it.each(['\u001b[I', '\u001b[25~', '\u001b[2~', '\u001bOP', '\u001b[<0;3;4M', '\u001b[5;1R', '\u001b[?1;2c'])(
    'that nobody knows, such as %j, mean nothing',
    async (bytes) => {
      const { heard, write } = listen();
      write(`${bytes}x`);
      await vi.waitFor(() => expect(heard).toEqual(['x']));
    },
  );

  it('are heard once each, however often the screen was drawn before', async () => {
    const { heard, write, again } = listen();
    again();
    again();
    write('j');
    write('k');
    await vi.waitFor(() => expect(heard).toEqual(['j', 'k']));
  });

  it('are not heard any more once the screen is gone', async () => {
    const first = listen();
    first.unmount();
    first.write('j');
    const other = listen();
    other.write('k');
    await vi.waitFor(() => expect(other.heard).toEqual(['k']));
    expect(first.heard).toEqual([]);
  });
});

describe('a paste', () => {
  it('comes as one text, with its line breaks, and as no key at all', async () => {
    const { heard, pasted, write } = listen();
    write('\u001b[200~q\rport:445\u001b[201~');
    await vi.waitFor(() => expect(pasted).toEqual(['q\rport:445']));
    expect(heard).toEqual([]);
  });

  it('may come in pieces, with keys before and behind', async () => {
    const { heard, pasted, write } = listen();
    write('/\u001b[200~port');
    write(':445');
    write('\u001b[201~\r');
    await vi.waitFor(() => expect(heard).toEqual(['/', 'enter']));
    expect(pasted).toEqual(['port:445']);
  });
});
