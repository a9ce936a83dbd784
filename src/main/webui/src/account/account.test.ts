import { expect, it } from 'vitest'
import { browserName } from './browser'
import { faultOf } from './password'

it('a password is long enough, not too long, and written twice alike', () => {
  expect(faultOf('eleven char', 'eleven char')).toBe('short')
  expect(faultOf('twelve chars', 'twelve chars')).toBeNull()
  expect(faultOf('twelve chars', 'twelve chars!')).toBe('differs')
  expect(faultOf('é'.repeat(36), 'é'.repeat(36))).toBeNull()
  expect(faultOf('é'.repeat(37), 'é'.repeat(37))).toBe('long')
})

it.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Chrome, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  ['Java-http-client/25', null],
  [null, null],
])('%s is %s', (agent, name) => {
  expect(browserName(agent)).toBe(name)
})
