import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';

/** The same for an address that nobody has, a wrong password, a user who was disabled, and an organization that wants another way. */
export function signInRefused(): Failure {
  return new Failure('invalid', 'sign_in_refused', 'This email and password do not fit: check both. If you have no password yet, or forgot it, ask an admin of your organization for a link.');
}

/** The person has proven to be somebody, and no such user is active. */
export function nobodyLeft(): Failure {
  return new Failure('forbidden', 'sign_in_refused', 'You are no active user of an organization here: ask an admin of your organization.');
}

/** @param seconds until another attempt is taken */
export function tooManyAttempts(seconds: number): Failure {
  const wait = seconds < 120 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`;
  return new Failure('excessive', 'rate_limited', `There were too many attempts: try again in ${wait}, or from a browser in which you have signed in before, or ask an admin of your organization for a link.`, [], {
    headers: { 'retry-after': String(seconds) },
  });
}

/** Passwords are hashed a few at a time, and too many wait. */
export function hashingBusy(): Failure {
  return new Failure('unavailable', 'unavailable', 'Too many people sign in at this moment: try again in a few seconds.', [], { headers: { 'retry-after': '3' } });
}

/** The same for a link that was used, has expired, was replaced, or never was. */
export function linkGone(): Failure {
  return new Failure('not_found', 'link_gone', 'This link does not work: it was used, has expired, or was replaced by a newer one. Ask for a new one.');
}

/** The proof has expired or was used: the person has to sign in again. */
export function choiceGone(): Failure {
  return new Failure('not_found', 'choice_gone', 'This choice is not open any more: sign in again.');
}

/** The session has ended while its request was handled. */
export function sessionEnded(): Failure {
  return new Failure('unauthenticated', 'missing_api_key', 'Your session has ended: sign in again.');
}

/** Where a browser keeps no cookie, there can be no session. */
export function insecureSignIn(): Failure {
  return new Failure('forbidden', 'https_required', 'Signing in needs HTTPS: open this page with https://. A proxy in front of the server must be named in TRUSTED_PROXIES, and send X-Forwarded-Proto.');
}

/** No such session of this person. Another person's answers the same. */
export function sessionNotFound(): Failure {
  return new Failure('not_found', 'session_not_found', 'Session does not exist, or has ended.');
}

/** The password that a person gave for the present one is another. */
export function passwordWrong(): Failure {
  const rule = 'is not your present password';
  return passwordInvalid([{ path: ['currentPassword'], code: 'wrong_password', rule }]);
}

/** A person who signs in otherwise has no password that could be changed. */
export function noPassword(): Failure {
  const sentence = 'You have no password to change: ask an admin of your organization for a link by which you set one.';
  return passwordInvalid([{ path: ['currentPassword'], code: 'no_password', sentence }]);
}

/** The issues name `currentPassword` and `newPassword`. */
export function passwordInvalid(issues: readonly Issue[]): Failure {
  return new Failure('invalid', 'password_invalid', issues.map((issue) => sentenceOf(issue, issue.path[0] === 'currentPassword' ? 'The present password' : 'The new password')).join(' '), issues);
}
