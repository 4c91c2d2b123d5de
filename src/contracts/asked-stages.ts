/** The stages that a filter of a client means. */
export interface AskedStages {
  /** As the client names them. It identifies the list: the keys may change while a client pages through it, when a stage is merged. */
  readonly asked: string;
  /** The key of each stage that this means now. */
  readonly keys: readonly string[];
}
