/**
 * What whoever asks for a change takes for granted about the record: called with it as it is now, inside the unit of
 * work that changes it. Throws if it is not so; nothing is changed then.
 */
export type Precondition<Record> = (current: Record) => void;
