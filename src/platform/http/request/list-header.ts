/** The value of a header that is a list, such as `Vary`, with one more member. */
export function withMember(header: number | string | string[] | undefined, member: string): string {
  return [header ?? [], member].flat().join(', ');
}
