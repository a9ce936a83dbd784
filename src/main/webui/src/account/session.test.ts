import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const account = { id: 7, name: 'Ann', email: 'ann@example.org', roles: ['responder'], language: 'fr', responderId: 12, active: true }
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })

/** The store of a page that has just been opened. */
async function page() {
  vi.resetModules()
  const { subscribed } = await import('./session')
  const seen: unknown[] = []
  const session = subscribed(() => seen.push(session.get().data))
  return { session, seen }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks twice more before it says that the service is away, and then only when told to', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('away'))
  const { session } = await page()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(fetched).toHaveBeenCalledTimes(3)
  expect(session.get().data).toBeUndefined()
  expect(session.get().error).not.toBeNull()
  fetched.mockResolvedValue(answer(200, { account }))
  await session.refetch()
  expect(session.get()).toEqual({ data: account, error: null })
})

it('nobody is logged in: that is an answer', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(answer(401, {}))
  const { session } = await page()
  await vi.advanceTimersByTimeAsync(0)
  expect(session.get()).toEqual({ data: null, error: null })
})

it('an answer from before the log-in does not end the new session', async () => {
  let early: (response: Response) => void = () => undefined
  vi.spyOn(globalThis, 'fetch').mockImplementation((_, options) =>
    options?.method === 'POST' ? Promise.resolve(answer(200, { account })) : new Promise((resolve) => (early = resolve)),
  )
  const { session } = await page()
  await session.control.logIn('ann@example.org', 'secret')
  early(answer(401, {}))
  await vi.advanceTimersByTimeAsync(0)
  expect(session.get().data).toEqual(account)
})
