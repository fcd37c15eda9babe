// The page on which a person logs in, as a client gets it that follows the appliance's redirect.
import type { ShortAnswer } from './short-answer.ts';

export const LOGIN_PAGE: ShortAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html>\n<html><head><title>Log In | Darktrace</title></head><body><form method="post"><input name="username"></form></body></html>\n',
};
