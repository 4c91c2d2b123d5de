/**
 * A problem at start that the operator can solve. Its message is one complete sentence that says what is wrong and
 * what to do; it is shown as it is, without a stack.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
