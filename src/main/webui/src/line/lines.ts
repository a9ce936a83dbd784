import { useQuery } from '@tanstack/react-query'
import { call } from '../api/http'
import type { Line } from '../api/types'

const none: Line[] = []

export function useLines(): Line[] {
  return useQuery({ queryKey: ['lines'], queryFn: () => call<Line[]>('/api/lines'), staleTime: 300_000 }).data ?? none
}
