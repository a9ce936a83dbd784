/** A call is named by the beginning of its own number: enough to find it again, and it says nothing of who called. */
export function CallName({ id }: { id: string }) {
  return <code title={id}>{id.slice(0, 8)}</code>
}
