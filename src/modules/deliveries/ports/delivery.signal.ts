/** Receives the organizations that may have new deliveries; null means any. */
export type Wake = (orgIds: readonly string[] | null) => void;

/**
 * Signals that there may be something to deliver, whichever process committed it. Signals may be lost: poll as well.
 */
export abstract class DeliverySignal {
  /** Calls back until the returned function is called. */
  abstract subscribe(wake: Wake): () => Promise<void>;
  /**
   * Whether signals of other processes are known to arrive here; while they are not, only polling finds their commits.
   */
  abstract hearsOthers(): boolean;
}
