import { expect, it } from 'vitest'
import { Early } from './early'

const communes = [
  { value: '21009', label: 'Ixelles', words: 'Elsene 1050' },
  { value: '21004', label: 'Bruxelles', words: 'Brussel 1000' },
]

it('what was typed before the list had come is chosen when it comes, once', () => {
  const early = new Early()
  early.take('elsene')
  expect(early.lookUp(communes)).toBe('21009')
  expect(early.lookUp(communes), 'the list comes again').toBeNull()
})

it('is not chosen any more once something else was typed or chosen', () => {
  const early = new Early()
  early.take('elsene')
  early.forget()
  expect(early.lookUp(communes)).toBeNull()
})

it('is nothing when nothing fits, nor later', () => {
  const early = new Early()
  early.take('anvers')
  expect(early.lookUp(communes)).toBeNull()
  expect(early.lookUp([...communes, { value: '1', label: 'Anvers', words: 'Antwerpen' }])).toBeNull()
})
