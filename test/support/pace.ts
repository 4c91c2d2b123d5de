/** Lets time pass between two requests of a load. No assertion may depend on it: a test waits with `eventually()`. */
export function pace(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
