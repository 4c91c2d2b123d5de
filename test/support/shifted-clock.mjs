// Loaded before a server starts: its machine's clocks are ahead by so many milliseconds, or behind.
const offset = Number(process.env.CLOCK_OFFSET_MS);
const RealDate = Date;
const monotonic = performance.now.bind(performance);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(RealDate.now() + offset);
  }

  static now() {
    return RealDate.now() + offset;
  }
};
performance.now = () => monotonic() + offset;
