import { expect, it } from 'vitest'
import { counters, qualityOf, type SoundCounters } from './quality'

const sample = (second: number, change: Partial<SoundCounters> = {}): SoundCounters => ({
  at: second * 1_000,
  packetsReceived: second * 50,
  packetsLost: 0,
  jitter: 0.004,
  roundTrip: 0.03,
  lostThere: 0,
  ...change,
})

it('says nothing before there is something to compare', () => {
  expect(qualityOf([])).toBe('good')
  expect(qualityOf([sample(1, { packetsReceived: 0 })])).toBe('good')
})

it('is good while packets come', () => {
  expect(qualityOf([1, 2, 3, 4, 5, 6, 7].map((second) => sample(second)))).toBe('good')
})

it('is poor when more than one packet in twenty is lost in the last seconds, not since the beginning', () => {
  const losing = [1, 2, 3, 4, 5, 6].map((second) => sample(second, { packetsLost: second * 4 }))
  expect(qualityOf(losing)).toBe('poor')
  const lostLongAgo = [1, 2, 3, 4, 5, 6].map((second) => sample(second, { packetsLost: 900 }))
  expect(qualityOf(lostLongAgo)).toBe('good')
})

it('is poor when the other end misses our sound, or it comes late or unevenly', () => {
  for (const change of [{ lostThere: 0.2 }, { jitter: 0.09 }, { roundTrip: 0.7 }]) {
    expect(qualityOf([sample(1), sample(2, change)])).toBe('poor')
  }
})

it('is silent when nothing has come for three seconds, and good again with the next packets', () => {
  const still = [1, 2, 3, 4, 5, 6].map((second) => sample(second, { packetsReceived: Math.min(second, 3) * 50 }))
  expect(qualityOf(still)).toBe('silent')
  expect(qualityOf(still.slice(0, 5))).toBe('good')
  expect(qualityOf([...still, sample(7, { packetsReceived: 200 })])).toBe('good')
})

it('stays silent until a packet comes, however unevenly the samples are taken', () => {
  // A timer of one second is always a little late: three of its samples span a little more than three seconds.
  const late = [1, 2, 3, 4, 5, 6, 7, 8].map((second) => sample(second * 1.002, { packetsReceived: Math.min(second, 2) * 50 }))
  expect([5, 6, 7, 8].map((until) => qualityOf(late.slice(0, until)))).toEqual(['silent', 'silent', 'silent', 'silent'])
})

it('reads what browsers report, and takes what they leave out for unknown', () => {
  expect(
    counters(
      [
        { type: 'inbound-rtp', packetsReceived: 10, packetsLost: 1, jitter: 0.01 },
        { type: 'outbound-rtp', packetsSent: 9 },
        { type: 'candidate-pair' },
      ],
      5,
    ),
  ).toEqual({
    at: 5,
    packetsReceived: 10,
    packetsSent: 9,
    packetsLost: 1,
    jitter: 0.01,
    roundTrip: null,
    lostThere: null,
  })
})
