/** Is told of each piece that has passed, for people who wait: of which table, and how many bytes so far. */
export type Progress = (table: string, bytes: number) => void;
