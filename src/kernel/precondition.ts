/**
 * The expectation that a client has of the record. It is called with the current record, inside the unit of work that
 * changes it, and throws if the expectation fails; nothing is changed then.
 */
export type Precondition<Record> = (current: Record) => void;
