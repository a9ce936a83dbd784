import { type Choice, matching } from './search'

/** A text typed and accepted before the list, or more than its first lines, had arrived. It is looked up once, when the list arrives. */
export class Early {
  private typed: string | null = null

  take(typed: string): void {
    this.typed = typed
  }

  /** The user has typed or chosen something else meanwhile. */
  forget(): void {
    this.typed = null
  }

  /** @returns the first match, if a text was accepted early */
  lookUp(choices: readonly Choice<string>[]): string | null {
    const first = this.typed === null ? undefined : matching(choices, this.typed, 1)[0]
    this.typed = null
    return first?.value ?? null
  }
}
