import type { ProblemCode, Refusals } from '../../api/types'

/** The names between double braces, without their formats: `{{day, weekday}}` is a place for `day`. */
type Places<Text extends string> = Text extends `${string}{{${infer Place}}}${infer Rest}`
  ? (Place extends `${infer Name},${string}` ? Name : Place) | Places<Rest>
  : never

/** A reason with a count has a text for one and a text for several. */
type Keys<Code extends ProblemCode> = 'count' extends keyof Refusals[Code] ? `${Code}_one` | `${Code}_other` : Code

type CodeOf<Key> = Key extends `${infer Code}_${'one' | 'other'}` ? Code : Key

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** Each text, if it has a place for each parameter of its code and no other; else what it should be, as the message of the compiler. */
type Checked<Words> = {
  [Key in keyof Words]: CodeOf<Key> extends ProblemCode
    ? Words[Key] extends string
      ? Same<Places<Words[Key]>, keyof Refusals[CodeOf<Key>]> extends true
        ? Words[Key]
        : `a text with a place for ${Extract<keyof Refusals[CodeOf<Key>], string>}, and no other`
      : string
    : 'the service knows no such code'
}

export type ProblemKey = { [Code in ProblemCode]: Keys<Code> }[ProblemCode]

/** Words for every code with which the service refuses. One too few, one too many, or a wrong place for a parameter does not compile. */
export function wordsOf<Words extends Record<ProblemKey, string>>(words: Words & Checked<Words>): Record<ProblemKey, string> {
  return words
}
