import { expect, it } from 'vitest'
import { mixed, wavOf } from './wav'

it('writes sound as a telephone has it', async () => {
  const bytes = new DataView(await wavOf(new Float32Array([0, 1, -1, 2])).arrayBuffer())
  expect(new TextDecoder().decode(bytes.buffer.slice(0, 4))).toBe('RIFF')
  expect(bytes.getUint32(24, true)).toBe(8_000)
  expect(bytes.getUint32(40, true)).toBe(8)
  expect([0, 1, 2, 3].map((sample) => bytes.getInt16(44 + 2 * sample, true))).toEqual([0, 32_767, -32_767, 32_767])
})

it('makes one channel of two', () => {
  expect([...mixed([new Float32Array([1, 0.5]), new Float32Array([0, 0.5])])]).toEqual([0.5, 0.5])
})
