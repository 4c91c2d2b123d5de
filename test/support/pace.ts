/** Lets time pass between two requests of a load. Nothing may be expected of it: what a test waits for is `eventually()`. */
export function pace(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
