import { type Choice, matching } from './search'

/** What was typed and taken before its list had come, or more than its first lines: looked up once, in the list that comes. */
export class Early {
  private typed: string | null = null

  take(typed: string): void {
    this.typed = typed
  }

  /** Something else was typed or chosen since. */
  forget(): void {
    this.typed = null
  }

  /** @returns the first that fits, if something was taken early */
  lookUp(choices: readonly Choice<string>[]): string | null {
    const first = this.typed === null ? undefined : matching(choices, this.typed, 1)[0]
    this.typed = null
    return first?.value ?? null
  }
}
