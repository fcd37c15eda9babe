// Whether the terminal's locale can show more than ASCII, for the commands.
export { canShowUnicode } from '../../terminal/can-show-unicode.ts';
