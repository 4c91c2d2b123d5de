/** Where deliveries may go. */
export abstract class TargetRules {
  /** What is wrong with a URL, as far as it can be said without DNS; null if nothing is. */
  abstract checkTarget(url: string): { readonly code: string; readonly rule: string } | null;
}
