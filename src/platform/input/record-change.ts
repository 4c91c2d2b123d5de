import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../kernel/change.js';
import type { Issue } from '../../kernel/failure.js';
import type { RecordForm } from '../http/writes/record-form.js';
import { type Field, fieldsOf } from './fields.js';
import { type InputRules, refuse, shape } from './shape.js';

/**
 * The body of a PATCH before the record is known. Its fields are only available together with the record, so none can
 * be written unchecked. A controller takes it by its API's `@ChangedBody(Dto)`.
 */
export class RecordChange<Input extends object> {
  constructor(
    private readonly dto: new () => Input,
    private readonly sent: Readonly<Record<string, unknown>>,
    private readonly rules: InputRules,
  ) {}

  /**
   * The change in the domain's words. @param form the form of the record in this API, which the body is compared with
   */
  for<View, Fields>({ publish }: RecordForm<View, object>, toFields: (input: Input) => Fields): Change<View, Fields> {
    return { isEmpty: Object.keys(this.sent).length === 0, against: (current, precondition) => toFields(this.against(current && publish(current), () => current && precondition?.(current))) };
  }

  /** The remaining changes, as the DTO. Throws `validation`, and what `expected` throws. */
  private against(current: object | null, expected: () => void): Input {
    const record = (current ?? {}) as Readonly<Record<string, unknown>>;
    const known = fieldsOf(this.dto);
    const issues: Issue[] = [];
    const changed: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(this.sent)) {
      const field = known.get(name);
      if (current && field && isSame(value, record[name]) && !isKept(field, value)) continue;
      if (!field?.setByServer) setOwn(changed, name, value);
      // Without a record there is nothing to compare with: the answer is a 404.
      else if (current && !isSame(field.normalize(value), field.normalize(record[name]))) issues.push(setByServer(name));
    }
    const { instance, issues: faults } = shape(this.dto, changed, true, this.rules);
    if (faults.length === 0) expected();
    refuse([...issues, ...faults], true);
    return instance;
  }
}

/**
 * Whether today's rules accept the value as it is. It is then written even if it equals the record's value, since the
 * record may have changed since.
 */
function isKept({ normalize, check, setByServer: isServers }: Field, value: unknown): boolean {
  return !isServers && isSame(normalize(value), value) && check(value).length === 0;
}

function setByServer(name: string): Issue {
  return { path: [name], code: 'set_by_server', rule: 'is set by the server: leave it out, or send it as the record has it' };
}

/** Works for names such as `__proto__` as well, which a client may send. */
function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true });
}

/** Whether two values of JSON are equal; the values of a record are texts, numbers and lists of texts. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && isDeepStrictEqual(a, b));
}
