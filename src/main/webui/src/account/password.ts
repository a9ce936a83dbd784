/** What bcrypt and the service ask of a password; the service counts bytes. */
const SHORTEST = 12
const LONGEST_BYTES = 72

export type Fault = 'short' | 'long' | 'differs'

/** @returns null when nothing is wrong with it */
export function faultOf(password: string, again: string): Fault | null {
  if (password.length < SHORTEST) {
    return 'short'
  }
  if (new TextEncoder().encode(password).length > LONGEST_BYTES) {
    return 'long'
  }
  return password === again ? null : 'differs'
}
