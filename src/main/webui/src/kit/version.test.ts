import { expect, it } from 'vitest'
import { filesIn } from './version'

it('a start page names its files, each once', () => {
  const page = `<link rel="icon" href="/icon.svg" />
    <script type="module" crossorigin src="/assets/index-C0ffee12.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/first-Ab_c-9.js">
    <link rel="stylesheet" crossorigin href="/assets/index-D00d.css">`
  expect(filesIn(page + page)).toEqual(['/assets/index-C0ffee12.js', '/assets/first-Ab_c-9.js', '/assets/index-D00d.css'])
  expect(filesIn('<p>The proxy is being repaired.</p>')).toEqual([])
})
