/** Receives the progress: the table, and how many bytes have passed so far. */
export type Progress = (table: string, bytes: number) => void;
