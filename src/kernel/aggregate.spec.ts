import { Aggregate } from './aggregate.js';
import { type Timestamp, toTimestamp } from './timestamp.js';

interface NoteState {
  readonly version: number;
  readonly text: string;
  readonly tags: readonly string[];
  readonly updatedAt: Timestamp;
}

const at = (second: number): Timestamp => toTimestamp(new Date(Date.UTC(2026, 0, 1, 0, 0, second)));

class Note extends Aggregate<NoteState> {
  static create(): Note {
    return new Note(null, { version: 1, text: '', tags: [], updatedAt: at(0) });
  }

  static restore(changes: Partial<NoteState> = {}): Note {
    const state = { version: 4, text: 'a', tags: ['x', 'y'], updatedAt: at(5), ...changes };
    return new Note(state, state);
  }

  change(next: Partial<NoteState>, now: Timestamp): boolean {
    return this.become(next, now);
  }

  delete(now: Timestamp): void {
    this.end(now);
  }
}

class Label extends Aggregate<{ readonly version: number; readonly text: string }> {
  static restore(): Label {
    const state = { version: 1, text: 'a' };
    return new Label(state, state);
  }

  change(text: string): boolean {
    return this.become({ text }, null);
  }
}

describe('become', () => {
  it('takes over what differs, one version after the stored one, however often', () => {
    const note = Note.restore();
    expect(note.isChanged).toBe(false);
    expect([note.change({ text: 'b' }, at(6)), note.change({ tags: ['x'] }, at(7))]).toEqual([true, true]);
    expect(note.state).toEqual({ version: 5, text: 'b', tags: ['x'], updatedAt: at(7) });
    expect([note.isChanged, note.stored?.text]).toEqual([true, 'a']);
  });

  it('changes nothing where all values are the same, in lists too', () => {
    const note = Note.restore();
    expect(note.change({ text: 'a', tags: ['x', 'y'] }, at(9))).toBe(false);
    expect([note.isChanged, note.changedAt]).toEqual([false, at(5)]);
    for (const tags of [['y', 'x'], ['x'], ['x', 'y', 'z']]) expect(Note.restore().change({ tags }, at(9))).toBe(true);
  });

  it('leaves a new aggregate at its first version', () => {
    const note = Note.create();
    note.change({ text: 'b' }, at(1));
    expect([note.state.version, note.stored, note.isChanged]).toEqual([1, null, true]);
  });

  it('never takes the time back', () => {
    const note = Note.restore();
    note.change({ text: 'b' }, at(1));
    expect(note.state.updatedAt).toBe(at(5));
  });

  it('gives no time to a record that carries none', () => {
    const label = Label.restore();
    expect([label.change('a'), label.change('b')]).toEqual([false, true]);
    expect(label.state).toEqual({ version: 2, text: 'b' });
  });
});

it('is changed by its deletion, whose time is that of its events', () => {
  const note = Note.restore();
  note.delete(at(1));
  expect([note.isDeleted, note.isChanged, note.changedAt, note.state.version]).toEqual([true, true, at(5), 4]);
});

describe('mark', () => {
  it('sets back changes and the deletion, to this mark or to an earlier one', () => {
    const note = Note.restore();
    const first = note.mark();
    note.change({ text: 'b' }, at(6));
    const changed = note.state;
    const second = note.mark();
    note.change({ text: 'c' }, at(7));
    note.delete(at(8));
    second();
    expect([note.state, note.isDeleted]).toEqual([changed, false]);
    first();
    expect([note.state, note.isChanged]).toEqual([note.stored, false]);
  });

  it('sets back a deletion alone', () => {
    const note = Note.restore();
    const back = note.mark();
    note.delete(at(6));
    back();
    expect([note.isDeleted, note.isChanged]).toEqual([false, false]);
  });
});
