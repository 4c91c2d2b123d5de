/** Says that there may be something to deliver, whichever process committed it. It may miss some: poll as well. */
export abstract class DeliverySignal {
  /** Calls back until the returned function is called. */
  abstract subscribe(wake: () => void): () => Promise<void>;
}
