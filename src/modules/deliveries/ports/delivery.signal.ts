/** Is told of organizations that may have something new to deliver; null says nothing of which. */
export type Wake = (orgIds: readonly string[] | null) => void;

/** Says that there may be something to deliver, whichever process committed it. It may miss some: poll as well. */
export abstract class DeliverySignal {
  /** Calls back until the returned function is called. */
  abstract subscribe(wake: Wake): () => Promise<void>;
  /** Whether commits of other processes are known to reach a subscriber here; while they are not, only polling finds them. */
  abstract hearsOthers(): boolean;
}
