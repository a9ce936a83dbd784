import { useQuery } from '@tanstack/react-query'
import { call } from '../api/http'
import type { Line } from '../api/types'

/** A line is closed and opened meanwhile. */
const AGAIN_MILLIS = 30_000

/** The line that is closed, when none is open; null while one is open, or while nothing is known. */
export function useClosedLine(): Line | null {
  const lines = useQuery({
    queryKey: ['lines'],
    queryFn: () => call<Line[]>('/api/lines'),
    staleTime: 0,
    refetchInterval: AGAIN_MILLIS,
  }).data?.filter(({ retiredAt }) => retiredAt === null)
  return lines === undefined || lines.some(({ open }) => open) ? null : (lines[0] ?? null)
}
