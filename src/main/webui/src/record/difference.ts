/** A run of words that both versions have, or only one of them. */
export interface Run {
  in: 'both' | 'mine' | 'theirs'
  words: string
}

/** Differences in longer texts are not marked, because the comparison would take noticeably long. */
const MOST_WORDS = 600

/**
 * The difference between two versions of a text, word by word: the longest common subsequence of words is shared, every other word belongs
 * to one version.
 */
export function difference(mine: string, theirs: string): Run[] {
  const one = mine.match(/\s+|[^\s]+/g) ?? []
  const other = theirs.match(/\s+|[^\s]+/g) ?? []
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) {
    return [
      { in: 'mine', words: mine },
      { in: 'theirs', words: theirs },
    ]
  }
  // length[i][j]: the number of words that the suffixes from i and from j share.
  const width = other.length + 1
  const length = new Uint16Array((one.length + 1) * width)
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      length[i * width + j] =
        one[i] === other[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
    }
  }
  const runs: Run[] = []
  const add = (where: Run['in'], words: string) => {
    const last = runs.at(-1)
    if (last?.in === where) {
      last.words += words
    } else {
      runs.push({ in: where, words })
    }
  }
  let i = 0
  let j = 0
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && one[i] === other[j]) {
      add('both', one[i]!)
      i++
      j++
    } else if (j >= other.length || (i < one.length && length[(i + 1) * width + j]! >= length[i * width + j + 1]!)) {
      add('mine', one[i]!)
      i++
    } else {
      add('theirs', other[j]!)
      j++
    }
  }
  return runs
}
