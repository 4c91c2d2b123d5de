import type { QueryRunner } from 'typeorm';

/** Tells how far a long migration is, now and then; what is `final` is always told. */
export type Report = (sentence: string, final: boolean) => void;

const EVERY_MS = 5_000;

/** Reports through the logger of the migrations' data source. */
export function reportOf({ dataSource }: QueryRunner): Report {
  let last = Date.now();
  return (sentence, final) => {
    if (!final && Date.now() - last < EVERY_MS) return;
    last = Date.now();
    dataSource.logger.log('info', sentence);
  };
}
