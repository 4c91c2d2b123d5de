/** Which addresses this server may be sent to. */
export abstract class TargetRules {
  /** The fault of a URL, as far as it can be found without DNS; null if there is none. */
  abstract checkTarget(url: string): { readonly code: string; readonly rule: string } | null;
}
