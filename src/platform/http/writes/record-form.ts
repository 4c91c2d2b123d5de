import type { RenderedJson, RenderedRecord } from '../../../kernel/rendered-json.js';
import { contentTag, entityTagOf, withTag } from './entity-tag.js';

/**
 * The form of one sort of records in one public API, and their entity tags. A tag is that of the record, before any
 * envelope is put around it.
 * @typeParam View the record in the domain's words
 */
export class RecordForm<View, Published extends object> {
  protected constructor(
    /** The record as the API shows it. */
    readonly publish: (view: View) => Published,
    /** The record's entity tag in this form. */
    readonly tagOf: (view: View) => string,
  ) {}

  /**
   * For records whose version moves with every published change: the tag is made of id, version and form alone. @param
   * name must change whenever the same version is published differently: `contact.1`, then `contact.2`
   * @param shown the versions of other records that the form shows a part of, which the record's own version does not cover
   */
  static ofVersions<View extends { readonly id: string; readonly version: number }, Published extends object>(name: string, publish: (view: View) => Published, shown: (view: View) => readonly number[] = () => []): RecordForm<View, Published> {
    return new RecordForm(publish, (view) => entityTagOf([name, view.id, view.version, ...shown(view)].join(' ')));
  }

  /** The same for records that their own row decides alone, so that queries may give them rendered. */
  static ofRendered<View extends { readonly id: string; readonly version: number }, Published extends object>(name: string, publish: (view: View) => Published): RenderedForm<View, Published> {
    return new RenderedForm(publish, ({ id, version }) => entityTagOf(`${name} ${id} ${version}`));
  }

  /**
   * For records without a version: the tag is a digest of the published content. @param untagged fields that move
   * without a change of the record, which the tag leaves out
   */
  static ofContent<View, Published extends object>(publish: (view: View) => Published, untagged: readonly (keyof Published & string)[] = []): RecordForm<View, Published> {
    return new RecordForm(publish, (view) => contentTag(publish(view), untagged));
  }

  /** The record as an answer shows it, together with its tag. */
  show(view: View): Published {
    return withTag(this.publish(view), this.tagOf(view));
  }

  /** The same with further members, such as a secret that is shown once: the tag is that of the record alone. */
  showWith<More extends object>(view: View, more: More): Published & More {
    return withTag({ ...this.publish(view), ...more }, this.tagOf(view));
  }
}

/** The form of records that queries may give rendered: id and version alone decide the tag. */
export class RenderedForm<View extends { readonly id: string; readonly version: number }, Published extends object> extends RecordForm<View, Published> {
  declare readonly tagOf: (view: { readonly id: string; readonly version: number }) => string;

  /** A rendered record as an answer passes it on, together with its tag. */
  pass(record: RenderedRecord<Published>): RenderedJson<Published> {
    return withTag(record.body, this.tagOf(record));
  }
}
