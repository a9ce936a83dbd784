import { MutationObserver, onlineManager } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { client } from './answers'

afterEach(() => onlineManager.setOnline(true))

it('says at once that a change cannot be made without a network, and does not make it later unasked', async () => {
  onlineManager.setOnline(false)
  const send = vi.fn(() => Promise.reject(new TypeError('no network')))
  const change = new MutationObserver(client, { mutationFn: send })
  const asked = change.mutate().catch((failure: unknown) => failure)
  await vi.waitFor(() => expect(change.getCurrentResult().status).toBe('error'))
  expect(await asked).toBeInstanceOf(TypeError)
  onlineManager.setOnline(true)
  await Promise.resolve()
  expect(send).toHaveBeenCalledOnce()
})
