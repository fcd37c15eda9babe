// Pastes into a line that is being typed: the whole text or none of it, since half a text says something else.
import { formatCount } from '../../text/units.ts';
import { type EditedText, editText, hasRoomFor, LONGEST_TEXT } from '../../widgets/edit-text.ts';

export const pasteLine = (line: EditedText, text: string): Readonly<{ line: EditedText; error: string | undefined }> =>
  hasRoomFor(line, text)
    ? { line: editText(line, { kind: 'insert', text }), error: undefined }
    : { line, error: TOO_LONG };

const TOO_LONG = `what was pasted is too long: there is room for ${formatCount(LONGEST_TEXT)} characters`;
