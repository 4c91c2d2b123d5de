import type { Failure } from '../../../../kernel/failure.js';
import { PASSWORD } from '../../domain/password.js';
import { passwordInvalid } from '../../domain/sign-in.errors.js';

export const NEW_PASSWORD_LABEL = 'New password';

export const PASSWORD_HINT = `At least ${PASSWORD.min} characters, and none of the common ones: four words that do not belong together are good.`;

/** The password was typed differently the second time. */
export function repeatedFault(): Failure {
  return passwordInvalid([{ path: ['repeated'], code: 'differs', sentence: 'This differs from the password above: type the same twice.' }]);
}
