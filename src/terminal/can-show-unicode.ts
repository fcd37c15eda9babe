// Whether the terminal's locale can show more than ASCII.

/** The strongest of LC_ALL, LC_CTYPE and LANG that is set decides; none set is the C locale, which is ASCII. */
export const canShowUnicode = (env: Readonly<Record<string, string | undefined>>): boolean => {
  if (env.TERM === 'dumb') return false;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  // Windows has no such variables; its own terminal says so in another one and always shows Unicode.
  return locale === undefined ? env.WT_SESSION !== undefined : /utf-?8/i.test(locale);
};
