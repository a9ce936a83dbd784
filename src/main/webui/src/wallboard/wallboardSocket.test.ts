import { describe, expect, it } from 'vitest'
import type { Board } from './types'
import { WallboardSocket } from './wallboardSocket'

const at = '2026-11-20T12:00:00Z'
const board = { waiting: [] as string[], halfHours: [] } as unknown as Board

class PretendedSocket {
  onmessage: ((event: MessageEvent) => void) | null = null
  onclose: (() => void) | null = null
  close() {}
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent)
  }
}

describe('the wallboard’s socket', () => {
  it('puts the half-hours that changed in the place of the old ones', () => {
    const line = new PretendedSocket()
    const socket = new WallboardSocket({ open: () => line as unknown as WebSocket, now: () => Date.parse(at), random: () => 0.5 })
    socket.start()
    const half = (from: string, offered: number) => ({ from, to: from, figures: { offered } })
    line.says({ type: 'snapshot', version: 1, at, state: { ...board, halfHours: [half('08:00', 1), half('08:30', 2)] } })
    line.says({ type: 'delta', version: 2, at, changes: {}, halfHours: [half('08:30', 3)] })
    expect(socket.view().state?.halfHours.map((each) => each.figures.offered)).toEqual([1, 3])
    line.says({ type: 'delta', version: 3, at, changes: { halfHours: [half('00:00', 0)] } })
    expect(socket.view().state?.halfHours.map((each) => each.figures.offered)).toEqual([0])
    socket.stop()
  })
})
