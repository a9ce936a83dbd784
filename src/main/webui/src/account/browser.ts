/** How a browser names itself, in words that people recognise: the first of each list that fits. */
const browsers = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
] as const

/** @returns such as `Firefox, Windows`; null when it is none that we know */
export function browserName(agent: string | null): string | null {
  const found = [browsers, systems].flatMap((kinds) => kinds.find(([pattern]) => pattern.test(agent ?? ''))?.[1] ?? [])
  return found.length === 0 ? null : found.join(', ')
}
